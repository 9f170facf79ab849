"""The seal: the deployment's certificate, the sealed file made once, and its verification without a database."""
