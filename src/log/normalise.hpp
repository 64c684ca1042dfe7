#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cicd::log {

// So many bytes are kept of a line of a log.
inline constexpr std::size_t longest_line = 4096;

// What a person would have read of one raw line (without its line end): no ANSI and OSC codes, no control
// characters but tabs and NUL, no CI timestamp in front, and nothing that the terminal would have erased or
// written over (`ESC[2K`, `ESC[1G`, backspaces). At most `max_bytes` of it, cut before a UTF-8 character.
// Bytes that are not UTF-8 stay as they are. Linear in the line's length.
//
// Sources: ECMA-48 (control functions); the timestamps of GitHub and Gitea (act) runners
// (`2024-01-01T00:00:00.1234567Z `), `gh run view --log` (`job\tstep\ttimestamp `), the Jenkins Timestamper
// (`[2024-01-01T00:00:00.000Z] `, `21:04:05  `), act on a terminal (`[workflow/job]   | `), Drone
// (`[step:12] `), Woodpecker (`[step:L12:3s] `), GitLab runner (`2024-01-01T00:00:00.000000Z 00O `, and
// `section_start:…` lines), Buildkite agent (`ESC_bk;t=1700000000000BEL`), Taskcluster (`[task
// 2024-01-01T00:00:00.000Z] `), Netlify, Vercel, fastlane, Open Build Service (ci_prefix.cpp).
std::string normalise(std::string_view raw, std::size_t max_bytes = longest_line);

// The same for a text of any number of lines that no CI system wrote: nothing is cut off, timestamps stay,
// and so do colour codes that lost their escape character; every line end becomes `\n`. Doing it twice
// changes nothing.
std::string plain_text(std::string_view text);

// Where in a normalised line the tool's own words begin: after a BuildKit prefix (`#12 3.456 `), an MSBuild
// node number (`12>`, with blanks in front), a GitHub annotation (`##[error]`), the `nl` that Travis on macOS
// prints for a line end, the progress meter of curl that its message stands behind, or the name of a task
// (`web-1  | ` of docker compose, `[0] ` of concurrently, `@shop/cart:build: ` of turbo, `packages/cart
// build: ` of pnpm). 0 where there is none.
std::size_t payload_start(std::string_view text);

}  // namespace cicd::log
