#include "center/store/search.hpp"

#include "base/text.hpp"
#include "center/store/letter_case.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

namespace cicd::center {
namespace {

constexpr std::size_t max_trigrams = 6;     // of one word; the pattern looks at the rest
constexpr std::size_t max_beginnings = 64;  // trigrams that begin with a short word
constexpr std::size_t max_compared = 2000;  // candidates whose texts are read

// The places where the characters of valid UTF-8 begin, and its end.
std::vector<std::size_t> boundaries(std::string_view text) {
  std::vector<std::size_t> places;
  for (std::size_t at = 0; at < text.size(); ++at)
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) places.push_back(at);
  places.push_back(text.size());
  return places;
}

std::string like_pattern(std::string_view word) {
  std::string pattern = "%";
  for (const char letter : word) {
    if (letter == '%' || letter == '_' || letter == '\\') pattern += '\\';
    pattern += letter;
  }
  return pattern += '%';
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
  if (count > max_beginnings)
    search.complete = false;
  else if (count == 0)
    search.hopeless = true;
  else
    add(search.expression, '(' + alternatives + ')');
}

std::string like_all(const Search& search) {
  std::string sql;
  for (std::size_t each = 0; each < search.patterns.size(); ++each)
    sql += search.folded ? " AND folded(text) LIKE ? ESCAPE '\\'" : " AND text LIKE ? ESCAPE '\\'";
  return sql;
}

void bind_patterns(Query& query, int place, const Search& search) {
  for (const auto& pattern : search.patterns)
    query.bind(++place, pattern);
}

// Bugs by id, as far as one number needs one bit.
class BugSet {
 public:
  void insert(std::int64_t id) {
    if (ids_.size() <= max_compared) ids_.push_back(id);
    const auto place = static_cast<std::size_t>(std::max<std::int64_t>(id, 0));
    if (place >= bits_.size()) bits_.resize(std::max(place + 1, bits_.size() * 2));
    bits_[place] = true;
  }
  [[nodiscard]] bool holds(std::int64_t id) const {
    return id >= 0 && static_cast<std::size_t>(id) < bits_.size() && bits_[static_cast<std::size_t>(id)];
  }

  // The ids themselves, while there are few.
  [[nodiscard]] const std::vector<std::int64_t>& ids() const { return ids_; }
  [[nodiscard]] bool few() const { return ids_.size() <= max_compared; }

 private:
  std::vector<bool> bits_;
  std::vector<std::int64_t> ids_;
};

// Bugs whose latest text is not in the index yet: those that fit, and all of them.
struct Pending {
  std::vector<std::int64_t> fitting;
  BugSet fits;
  BugSet all;
};

Pending pending_texts(Connection& connection, const Search& search) {
  Pending pending;
  const auto sql = "SELECT bug FROM pending_text WHERE 1" + like_all(search);
  Query fitting(connection, sql);
  bind_patterns(fitting, 0, search);
  while (fitting.next()) {
    pending.fitting.push_back(fitting.integer(0));
    pending.fits.insert(fitting.integer(0));
  }
  Query all(connection, "SELECT bug FROM pending_text");
  while (all.next())
    pending.all.insert(all.integer(0));
  return pending;
}

std::vector<std::int64_t> indexed_candidates(Connection& connection, const Search& search) {
  std::vector<std::int64_t> candidates;
  if (search.hopeless) return candidates;
  Query query(connection, search.expression.empty() ? "SELECT rowid FROM bug_text"
                                                    : "SELECT rowid FROM bug_text WHERE bug_text MATCH ?");
  if (!search.expression.empty()) query.bind(1, search.expression);
  while (query.next())
    candidates.push_back(query.integer(0));
  return candidates;
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
  search.folded = has_other_case(text);
  for (const auto word : words_of(text)) {
    if (search.patterns.size() == max_words) break;
    search.patterns.push_back(like_pattern(word));
    const auto places = boundaries(word);
    if (places.size() > 3)
      add_trigrams(search.expression, word, places);
    else
      add_beginnings(connection, word, search);
  }
  return search;
}

std::vector<std::int64_t> search_hits(Connection& connection, const Search& search, const Ordering& ordering,
                                      std::size_t wanted) {
  const auto pending = pending_texts(connection, search);
  BugSet candidates;
  for (const auto id : indexed_candidates(connection, search))
    if (!pending.all.holds(id)) candidates.insert(id);
  for (const auto id : pending.fitting)
    candidates.insert(id);
  std::vector<std::int64_t> hits = ordering(candidates.few() ? &candidates.ids() : nullptr);
  const auto no_candidate = [&candidates](std::int64_t id) { return !candidates.holds(id); };
  hits.erase(std::remove_if(hits.begin(), hits.end(), no_candidate), hits.end());
  const auto sql = "SELECT 1 FROM bug_text WHERE rowid = ?" + like_all(search);
  const auto misses = [&](std::int64_t id) {
    if (pending.fits.holds(id)) return false;
    Query query(connection, sql, id);
    bind_patterns(query, 1, search);
    return !query.next();
  };
  const bool all = !search.complete || hits.size() <= max_compared;
  auto kept = hits.begin(), next = hits.begin();
  for (; next != hits.end() && (all || static_cast<std::size_t>(kept - hits.begin()) < wanted); ++next)
    if (!misses(*next)) *kept++ = *next;
  hits.erase(kept, next);
  return hits;
}

std::string indexed_text(std::string_view text) {
  return std::string(text) + "  ";
}

}  // namespace cicd::center
