"""Django's SQLite backend, with the threads of a process waiting in line for their write."""
