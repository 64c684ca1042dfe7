#include "redact/detector.hpp"

#include "redact/credential.hpp"
#include "redact/folded.hpp"
#include "redact/hex.hpp"
#include "redact/line_reader.hpp"
#include "redact/masks.hpp"
#include "redact/private_key.hpp"
#include "redact/url_password.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace cicd::redact {

// One pass over one text.
class Detector::Search {
 public:
  Search(const Detector& detector, std::string_view text)
      : detector_(detector), text_(text), runs_(text, detector.classes_) {}

  std::vector<Span> run() {
    detector_.index_.scan(text_, [&](std::uint32_t id, std::size_t position) {
      const auto& pattern = detector_.patterns_[id];
      candidate(pattern.stage, pattern.index, position);
    });
    for (const auto& place : keys_in(text_, key_marks_))
      add(place, "private-key", Stage::private_key, 0);
    for (std::uint32_t i = 0; i < detector_.regexes_.size(); ++i) {
      for (const auto& place : detector_.regexes_[i].find(text_))
        add(place, "custom", Stage::custom, i);
    }
    return std::move(spans_);
  }

 private:
  void candidate(Stage stage, std::uint32_t index, std::size_t position) {
    if (stage == Stage::private_key) {
      key_marks_.push_back(position);
    } else if (stage == Stage::known_value) {
      known_value(index, position);
    } else if (position >=
               reached_[static_cast<std::size_t>(stage)]) {  // not within the one before: linear time
      if (const auto place = find(stage, index, position)) add(*place, kind_of(stage, index), stage, index);
    }
  }

  void known_value(std::uint32_t index, std::size_t position) {
    const auto& needle = detector_.needles_[index];
    const auto& value = detector_.values_[needle.value];
    const auto& anchors = detector_.anchors_[index];
    if (needle.form == hex_form && !needle.whole_word) {
      for (const auto& place : match_hex(value.text, anchors[0], text_, position + anchors[1]))
        add(place, value.kind, Stage::known_value, index);
    } else if (const auto place = match(needle, text_, position)) {
      add(*place, value.kind, Stage::known_value, index);
    } else if (needle.may_fold) {
      for (const auto anchor : anchors)
        folded(needle, anchor, index, position);
    }
  }

  void folded(const Needle& needle, std::size_t anchor, std::uint32_t index, std::size_t position) {
    const std::string_view gram = std::string_view(needle.text).substr(anchor, GramIndex::gram_size);
    if (text_.substr(std::min(text_.size(), position + anchor), gram.size()) != gram) return;
    for (const auto& place : match_folded(needle.text, anchor, text_, position + anchor))
      add(with_neighbours(needle, text_, place), detector_.values_[needle.value].kind, Stage::known_value,
          index);
  }

  std::optional<Place> find(Stage stage, std::uint32_t index, std::size_t position) {
    if (stage == Stage::shape) return detector_.shapes_[index].match(text_, position, runs_);
    if (stage == Stage::url) return url_password(text_, position + 1);
    return find_credential(credential_words()[index], text_, position, runs_);
  }

  static std::string_view kind_of(Stage stage, std::uint32_t index) {
    if (stage == Stage::shape) return token_shapes()[index].kind;
    if (stage == Stage::url) return "url-password";
    return credential_words()[index].kind;
  }

  void add(const Place& place, std::string_view kind, Stage stage, std::uint32_t index) {
    spans_.push_back({place.begin, place.end, kind, stage, index});
    auto& reached = reached_[static_cast<std::size_t>(stage)];
    reached = std::max(reached, place.end);
  }

  const Detector& detector_;
  std::string_view text_;
  Runs runs_;
  std::array<std::size_t, stages> reached_{};  // the end of the last span of each stage
  std::vector<Span> spans_;
  std::vector<std::size_t> key_marks_;  // where a mark of a private key may stand
};

Detector::Detector(std::vector<KnownValue> values, std::vector<UserRegex> regexes, bool shapes)
    : values_(std::move(values)), regexes_(std::move(regexes)), classes_(LineReader::classes()) {
  add_values();
  if (shapes) add_shapes();
  for (const char last : std::string_view("abcdefghijklmnopqrstuvwxyz0123456789"))
    add_pattern(std::string(1, last) + "://", Stage::url, 0);
  const auto words = credential_words();
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool is_guess = words[i].manner == Manner::assignment;
    if (shapes || !is_guess) add_pattern(words[i].word, is_guess ? Stage::assignment : Stage::header, i);
  }
  for (const std::string_view mark : {"-----BEGIN", "-----END"})
    add_pattern(mark, Stage::private_key, 0);
  index_.build();
}

void Detector::add_values() {
  for (std::uint32_t i = 0; i < values_.size(); ++i) {
    for (auto& needle : needles_of(values_[i], i)) {
      const auto rarest = add_pattern(needle.text, Stage::known_value, needles_.size());
      needles_.push_back(std::move(needle));
      anchors_.emplace_back();
      if (needles_.back().may_fold) add_folds(rarest);
    }
    add_hex(i);
  }
}

// Files the last needle once more, so that wherever a line ends in it one of its anchors is whole.
void Detector::add_folds(std::size_t rarest) {
  const std::string_view text = needles_.back().text;
  const auto last = text.size() - GramIndex::gram_size;
  const auto id = static_cast<std::uint32_t>(patterns_.size() - 1);
  auto& anchors = anchors_.back();
  if (rarest >= GramIndex::gram_size)
    anchors = {rarest, rarest - GramIndex::gram_size, rarest};
  else if (rarest + GramIndex::gram_size <= last)
    anchors = {rarest, rarest + GramIndex::gram_size, rarest};
  else
    anchors = {rarest, 0, last};
  for (const auto anchor : anchors) {
    if (anchor != rarest) index_.add_at(text, anchor, id);
  }
}

void Detector::add_hex(std::uint32_t value) {
  constexpr std::size_t long_enough = 8;  // shorter ones are needles of their own
  if (values_[value].text.size() < long_enough) return;
  for (auto& anchor : hex_anchors(values_[value].text)) {
    add_pattern(anchor.text, Stage::known_value, needles_.size());
    needles_.push_back({std::move(anchor.text), hex_form, value, false, false});
    anchors_.push_back({anchor.byte, anchor.digit, 0});
  }
}

void Detector::add_shapes() {
  const auto shapes = token_shapes();
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    shapes_.emplace_back(shapes[i], classes_);
    const auto id = static_cast<std::uint32_t>(patterns_.size());
    patterns_.push_back({Stage::shape, static_cast<std::uint32_t>(i)});
    for (const auto& keyword : shapes_.back().keywords())
      index_.add(keyword, id);
  }
}

std::size_t Detector::add_pattern(std::string_view word, Stage stage, std::size_t index) {
  const auto rarest = index_.add(word, static_cast<std::uint32_t>(patterns_.size()));
  patterns_.push_back({stage, static_cast<std::uint32_t>(index)});
  return rarest;
}

// The ends of known values at the start of `text`, on one line or broken into some, perhaps behind half a
// character.
void Detector::add_cut(std::string_view text, std::vector<Span>& spans) const {
  const auto longest = std::max_element(needles_.begin(), needles_.end(), [](const auto& a, const auto& b) {
    return a.text.size() < b.text.size();
  });
  constexpr std::string_view replacement = "\xEF\xBF\xBD";
  std::size_t from = 0;
  while (text.substr(from).starts_with(replacement))
    from += replacement.size();
  const auto head = unfolded(text.substr(from), longest == needles_.end() ? 0 : longest->text.size());
  for (std::uint32_t i = 0; i < needles_.size(); ++i) {
    const auto& needle = needles_[i];
    const auto& value = values_[needle.value];
    std::size_t end = 0;
    if (needle.form != hex_form || needle.whole_word) {
      const auto length = cut_match(needle, head.bytes);
      if (length > 0) end = from + head.places[length - 1] + 1;
    } else if (needles_[i - 1].form != hex_form) {  // once a value
      end = cut_hex(value.text, text);
    }
    for (const auto& place : places_by_line(text, {0, end}))
      spans.push_back({place.begin, place.end, value.kind, Stage::known_value, i});
  }
}

std::size_t Detector::begun_at_end(std::string_view line) const {
  std::string backwards;
  std::size_t longest = 0;
  for (const auto& needle : needles_) {
    if (needle.form == hex_form || needle.text.find(' ') == std::string::npos) continue;
    if (line.ends_with(needle.text)) longest = std::max(longest, needle.text.size());
    if (backwards.empty()) backwards.assign(line.rbegin(), line.rend());
    const std::string word(needle.text.rbegin(), needle.text.rend());
    longest = std::max(longest, cut_match({word, needle.form, needle.value, false, false}, backwards));
  }
  return longest;
}

std::vector<Span> Detector::find(std::string_view text, bool cut) const {
  auto spans = Search(*this, text).run();
  if (cut) add_cut(text, spans);
  drop_masked(text, spans);
  unite(spans);
  return spans;
}

std::string Detector::why(const Span& span) const {
  switch (span.stage) {
    case Stage::known_value: {
      const auto& needle = needles_[span.origin];
      const auto& value = values_[needle.value];
      const auto whose = value.name.empty() ? "value named by ::add-mask::" : "value of " + value.name;
      return whose + ", " + std::string(needle.form);
    }
    case Stage::shape:
      return "looks like " + std::string(token_shapes()[span.origin].pattern);
    case Stage::url:
      return "password in a URL";
    case Stage::header:
      return "stands behind \"" + std::string(credential_words()[span.origin].word) + "\"";
    case Stage::assignment:
      return "looks random and is assigned to \"" + std::string(credential_words()[span.origin].word) + "\"";
    case Stage::private_key:
      return "private key in PEM form";
    case Stage::custom:
      return "matches --redact-regex " + regexes_[span.origin].pattern();
  }
  return {};
}

}  // namespace cicd::redact
