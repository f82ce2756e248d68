// Every test starts processes, and some measure seconds.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
