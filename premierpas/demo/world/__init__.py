"""The demo world: real schools, communes and sectors, made-up people, made through the product's own actions."""
