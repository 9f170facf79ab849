"""Commands behind the Makefile that only a checkout needs: static checks, the tests’ browser, a fresh start."""
