#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace cicd::center {

// JSON written from front to back: `object.member("id", 7)` between begin and end. Commas come by themselves.
class JsonText {
 public:
  JsonText& begin_object() { return open('{'); }
  JsonText& end_object() { return close('}'); }
  JsonText& begin_array() { return open('['); }
  JsonText& end_array() { return close(']'); }

  // The key of the next value.
  JsonText& key(std::string_view name);
  JsonText& value(std::string_view text);
  JsonText& value(std::int64_t number);
  JsonText& null() { return raw("null"); }
  // A value that is JSON already.
  JsonText& raw(std::string_view json);

  JsonText& member(std::string_view name, std::string_view text) { return key(name).value(text); }
  JsonText& member(std::string_view name, std::int64_t number) { return key(name).value(number); }

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  JsonText& open(char bracket);
  JsonText& close(char bracket);
  void separate();

  std::string out_;
  bool comma_ = false;
};

}  // namespace cicd::center
