"""Tests of the desk, one module for each address."""
