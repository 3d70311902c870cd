// The command line: one row a command.
#ifndef HOST_COMMANDS_H
#define HOST_COMMANDS_H

enum { EXIT_OK = 0, EXIT_FINDINGS = 1, EXIT_USAGE = 2, EXIT_SCENARIO = 3, EXIT_WORLD = 4 };

// Runs the program; returns its exit code.
int commands_run(int argc, char **argv);
#endif
