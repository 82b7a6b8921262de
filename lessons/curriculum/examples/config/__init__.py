"""The example project: settings, addresses, and the session settings of three kinds of site."""
