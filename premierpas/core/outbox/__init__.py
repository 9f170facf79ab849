"""One port for everything that is told to someone: in the app, by e-mail, by SMS."""
