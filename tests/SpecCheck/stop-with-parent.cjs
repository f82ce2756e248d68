// Ends the proxy when the test that started it is gone: its end of the pipe closes then.
process.stdin.on('end', () => process.exit(0)).resume();
