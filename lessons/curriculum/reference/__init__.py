"""The reference: a module for each page, which defines ``PAGE`` and may define ``CLAIMS``, and the pages' prose.

The registry imports every module here.
"""
