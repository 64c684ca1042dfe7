#include "center/store/search.hpp"

#include "base/text.hpp"
#include "center/store/letter_case.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

namespace cicd::center {
namespace {

constexpr std::size_t max_trigrams = 6;      // of one word; the pattern looks at the rest
constexpr std::size_t max_beginnings = 512;  // trigrams that begin with a short word
constexpr std::size_t max_compared = 2000;   // candidates whose texts are all read

// The places where the characters of valid UTF-8 begin, and its end.
std::vector<std::size_t> boundaries(std::string_view text) {
  std::vector<std::size_t> places;
  for (std::size_t at = 0; at < text.size(); ++at)
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) places.push_back(at);
  places.push_back(text.size());
  return places;
}

std::string quoted(std::string_view trigram) {
  return '"' + replace_all(trigram, "\"", "\"\"") + '"';
}

void add(std::string& expression, std::string_view part) {
  if (!expression.empty()) expression += " AND ";
  expression += part;
}

// Trigrams side by side, and the last one: enough to find few candidates.
void add_trigrams(std::string& expression, std::string_view word, const std::vector<std::size_t>& places) {
  const std::size_t last = places.size() - 4;  // the first character of the last trigram
  std::size_t added = 0;
  for (std::size_t first = 0; added < max_trigrams; first = std::min(first + 3, last), ++added) {
    add(expression, quoted(word.substr(places[first], places[first + 3] - places[first])));
    if (first == last) break;
  }
}

// The trigrams in the index that begin with a short word, as alternatives.
void add_beginnings(Connection& connection, std::string_view word, Search& search) {
  connection.exec(
      "CREATE VIRTUAL TABLE IF NOT EXISTS temp.bug_terms USING fts5vocab('main', 'bug_text', 'row')");
  std::string alternatives;
  std::size_t count = 0;
  Query terms(connection, "SELECT term FROM temp.bug_terms WHERE term >= ?1 AND term < ?2 LIMIT ?3", word,
              std::string(word) + "\xF5", static_cast<std::int64_t>(max_beginnings + 1));
  for (; terms.next(); ++count)
    alternatives += (count > 0 ? " OR " : "") + quoted(terms.text(0));
  if (count == 0)
    search.hopeless = true;
  else if (count <= max_beginnings)
    add(search.expression, '(' + alternatives + ')');
}

bool holds_all(std::string_view text, const Search& search) {
  const auto folded = fold_case(text);
  return std::all_of(search.words.begin(), search.words.end(),
                     [&folded](const std::string& word) { return folded.find(word) != std::string::npos; });
}

}  // namespace

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  constexpr std::string_view blanks = " \t\r\n";
  constexpr std::string_view wide_blank = "\xE3\x80\x80";  // U+3000, as Chinese keyboards type it
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min({text.find_first_of(blanks, at), text.find(wide_blank, at), text.size()});
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + (text.substr(end).starts_with(wide_blank) ? wide_blank.size() : 1);
  }
  return words;
}

Search make_search(Connection& connection, std::string_view words) {
  const auto text = fold_case(repair_utf8(words));
  Search search;
  for (const auto word : words_of(text)) {
    if (search.words.size() == max_words) break;
    search.words.emplace_back(word);
    const auto places = boundaries(word);
    if (places.size() > 3)
      add_trigrams(search.expression, word, places);
    else
      add_beginnings(connection, word, search);
  }
  return search;
}

void BugSet::insert(std::int64_t id) {
  const auto place = static_cast<std::size_t>(std::max<std::int64_t>(id, 0));
  if (place >= bits_.size()) bits_.resize(std::max(place + 1, bits_.size() * 2));
  if (!bits_[place]) ids_.push_back(id);
  bits_[place] = true;
}

bool BugSet::holds(std::int64_t id) const {
  return id >= 0 && static_cast<std::size_t>(id) < bits_.size() && bits_[static_cast<std::size_t>(id)];
}

Candidates::Candidates(Connection& connection, const Search& search)
    : connection_(connection), search_(search) {
  Query pending(connection, "SELECT bug, text FROM pending_text");
  while (pending.next()) {
    pending_.insert(pending.integer(0));
    if (holds_all(pending.text(1), search)) bugs_.insert(pending.integer(0));
  }
  if (search.hopeless) return;
  const auto without_indexed = bugs_;
  add_indexed(false);
  exact_ = bugs_.ids().size() <= max_compared;
  if (exact_) {
    bugs_ = without_indexed;
    add_indexed(true);
  }
}

void Candidates::add_indexed(bool compared) {
  const bool all = search_.expression.empty();
  std::string sql = compared ? "SELECT rowid, text FROM bug_text"
                    : all    ? "SELECT id FROM bug_text_docsize"  // without reading their texts
                             : "SELECT rowid FROM bug_text";
  if (!all) sql += " WHERE bug_text MATCH ?";
  Query query(connection_, sql);
  if (!all) query.bind(1, search_.expression);
  while (query.next()) {
    const auto id = query.integer(0);
    if (!pending_.holds(id) && (!compared || holds_all(query.text(1), search_))) bugs_.insert(id);
  }
}

bool Candidates::is_hit(std::int64_t id) {
  if (!bugs_.holds(id)) return false;
  if (exact_ || pending_.holds(id)) return true;
  Query query(connection_, "SELECT text FROM bug_text WHERE rowid = ?", id);
  return query.next() && holds_all(query.text(0), search_);
}

std::string indexed_text(std::string_view text) {
  return std::string(text) + "  ";
}

}  // namespace cicd::center
