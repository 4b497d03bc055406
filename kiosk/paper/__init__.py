"""What we print. Pure: a ticket goes in, a slip of lines and codes comes out; the driver turns it into bytes."""
