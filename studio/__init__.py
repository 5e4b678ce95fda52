"""Start-up and wiring: settings, embedded services, the desk, one chat turn."""
