"""The rack: opens the drivers a machine is configured with, one worker thread each, and watches over them."""
