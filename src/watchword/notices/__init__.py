"""What customers are told about their security: queued in the caller's transaction, sent by the worker."""
