#include "report/headline.hpp"

#include <algorithm>
#include <string>

namespace cicd::report {

redact::SafeText headline(const analysis::Finding& finding) {
  const auto& text = finding.text.str();
  const auto indent = std::min(text.find_first_not_of(" \t"), text.size());
  if (finding.message.empty()) return finding.text.part(indent).clipped(message_chars);
  const auto message = text.find(finding.message.str());
  if (message == std::string::npos) return finding.message.clipped(message_chars);
  const auto place = finding.file_path.empty() ? std::string::npos : text.find(finding.file_path.str());
  return finding.text.part(std::min(message, place)).clipped(message_chars);
}

}  // namespace cicd::report
