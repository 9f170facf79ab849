"""`make run`: one process that prepares the database, then keeps the web server and the worker running."""
