"""Sign in, sign out, one's account, the second factor, links without account."""
