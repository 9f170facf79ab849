"""Who is told what of an agreement and its week: by whom asked, reminded, warned, and what came back."""
