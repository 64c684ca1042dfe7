#pragma once

#include "process/channel.hpp"

#include <array>

namespace cicd::process {

// Leaves a process behind that goes on forwarding until the last writer closes its end: something the command
// started in the background still has its output open, and neither waiting for it nor breaking its pipe would
// be what happens without us. It belongs to no terminal and to no group that somebody signals, and holds
// nothing open but the channels. False when no process is granted.
bool leave_relay(std::array<Channel, 2>& channels);

}  // namespace cicd::process
