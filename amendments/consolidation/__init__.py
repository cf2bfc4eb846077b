"""Lifecycle, conflicts, consolidation, rebasing, provenance. Pure: values in, values out."""
