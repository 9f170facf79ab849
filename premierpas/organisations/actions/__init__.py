"""Every write about schools, companies and who belongs to them."""
