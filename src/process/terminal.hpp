#pragma once

#include "base/file.hpp"

#include <optional>

#include <termios.h>

namespace cicd::process {

// Two ends of a way for output: the command writes into one, we read from the other.
struct Link {
  Fd ours;  // non-blocking
  Fd commands;
};

// A pipe. Nothing when no descriptors are left.
std::optional<Link> open_pipe();

// A pseudo-terminal that passes bytes on as they are, with the size and modes of the terminal `like`; of 80
// columns and 24 rows when that is none. It does not become anybody's controlling terminal. Nothing when the
// system has none to give.
std::optional<Link> open_terminal(int like);

// Gives the terminal `to` what the command changed of echo, line editing and special characters since `last`,
// which is brought up to date; `ours` is our end of its pseudo-terminal. Curses programs set these on their
// stdout. Does nothing while we are in the background.
void follow_modes(int ours, int to, termios& last);

// Gives `ours` (of a pseudo-terminal) the size of the terminal `from`; whether it changed.
bool follow_size(int from, int ours);

}  // namespace cicd::process
