"""The key ring: pepper keys (HMAC) that make stored PINs useless without it, and signing keys (Ed25519)."""
