"""Why a frame came out as it did."""
