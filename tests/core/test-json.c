/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-test.h"

static const char *const good[] = {
  "{}",
  " \t\r\n{ \"a\" : [ 1 , -2 , 0 , true , false , null , \"x\" , { } , [ ] ] } \n",
  "{\"a\":9007199254740991,\"b\":-9007199254740991}",
  "{\"\":\"\"}",
  "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\"}",
  "{\"a\":\"\xc3\xa9 \xe2\x80\xa8 \x7f\"}",
  "{\"a\":{\"a\":{\"a\":1}},\"b\":{\"a\":2}}",
};

/* What json-glib alone would let pass, or die on, comes first. */
static const char *const bad[] = {
  "{\"a\":1,\"a\":2}",                 /* duplicate key */
  "{\"a\":1,\"\\u0061\":2}",           /* the same, one of them escaped */
  "{\"x\":{\"a\":1,\"b\":2,\"a\":3}}", /* deeper */
  "{\"a\":9007199254740992}",          /* 2^53 */
  "{\"a\":-9007199254740992}",
  "{\"a\":9223372036854775808}",
  "{\"a\":99999999999999999999999999999999999999999999}",
  "{\"a\":-0}",
  "{\"a\":00}",
  "{\"a\":01}",
  "{\"a\":1.5}",
  "{\"a\":1.0}",
  "{\"a\":1e3}",
  "{\"a\":1E3}",
  "{\"a\":+1}",
  "{\"a\":.5}",
  "{\"a\":-}",
  "{\"a\":0x10}",
  "{\"a\":NaN}",
  "{\"a\":Infinity}",
  "{\"a\":\"\\ud83d\"}", /* lone surrogates */
  "{\"a\":\"\\ud83dx\"}",
  "{\"a\":\"\\ud83d\\n\"}",
  "{\"a\":\"\\ud83d\\u0041\"}",
  "{\"a\":\"\\ude00\"}",
  "{\"a\":\"\\ude00\\ud83d\"}",
  "{\"a\":\"\\u0000\"}",
  "{\"\\u0000\":1}",
  "{\"a\":\"e\xcc\x81\"}", /* not NFC */
  "{\"a\":\"e\\u0301\"}",  /* not NFC once the escape is read */
  "{\"e\\u0301\":1}",
  "{\"a\":\"\xff\"}",         /* not UTF-8 */
  "{\"a\":\"\xed\xa0\xbd\"}", /* a surrogate in UTF-8 */
  "{\"a\":\"\xc0\xaf\"}",     /* overlong */
  "{\"a\":\"\xf4\x90\x80\x80\"}",
  "{\"a\":\"tab\there\"}",
  "{\"a\":\"line\nhere\"}",
  "{\"a\":\"\\x41\"}",
  "{\"a\":\"\\u12\"}",
  "{\"a\":\"\\u12g4\"}",
  "{\"a\":\"\\\"}",
  "{\"a\":\"open",
  "\xef\xbb\xbf{}", /* byte order mark */
  "{}{}",
  "{} x",
  "{},",
  "{\"a\":1}]",
  "",
  " ",
  "{",
  "}",
  "{\"a\"}",
  "{\"a\":}",
  "{\"a\":1,}",
  "{,}",
  "{a:1}",
  "{'a':1}",
  "{\"a\":'x'}",
  "{1:1}",
  "{\"a\":[1,]}",
  "{\"a\":[,1]}",
  "{\"a\":[1 2]}",
  "{\"a\":[1}",
  "{\"a\" 1}",
  "{\"a\":1 \"b\":2}",
  "{\"a\":tru}",
  "{\"a\":True}",
  "{\"a\":nullx}",
  "{\"a\":1}// note",
  "/* note */{}",
  "{\"a\":\xc2\xa0"
  "1}", /* a space that is not JSON's */
  "{\"a\":1\f}",
};

static void
test_good_documents_pass (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = gvt_test_bytes (good[i]);
      g_autoptr (JsonObject) object = gvt_json_parse (bytes, 1000, &error);

      g_assert_no_error (error);
      g_assert_nonnull (object);
    }
}

static void
test_bad_documents_are_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      if (gvt_json_scan (bad[i], strlen (bad[i]), &error))
        g_error ("passed: %s", bad[i]);
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
    }
}

/* Copied to its exact size, so that a read past the end is seen by the sanitizer. */
static void
test_truncation_at_each_byte_is_refused (void)
{
  const char *text = "{\"a\\u00e9\\ud83d\\ude00\":[1,-20,true,false,null,\"x\\n\"],\"b\":{}}";

  g_assert_true (gvt_json_scan (text, strlen (text), NULL));
  for (gsize length = 0; length < strlen (text); length++)
    {
      g_autofree char *part = g_memdup2 (text, length);

      g_assert_false (gvt_json_scan (part, length, NULL));
    }
}

static void
test_a_zero_byte_is_refused (void)
{
  static const char inside[] = "{\"a\":\"x\0y\"}";
  static const char after[] = "{}\0";

  g_assert_false (gvt_json_scan (inside, sizeof inside - 1, NULL));
  g_assert_false (gvt_json_scan (after, sizeof after, NULL));
}

static char *
nest (guint depth)
{
  GString *text = g_string_new ("{\"a\":");

  for (guint i = 1; i < depth; i++)
    g_string_append_c (text, '[');
  for (guint i = 1; i < depth; i++)
    g_string_append_c (text, ']');
  if (depth == 1)
    g_string_append_c (text, '1');
  g_string_append_c (text, '}');
  return g_string_free (text, FALSE);
}

static void
test_depth_is_bounded (void)
{
  g_autofree char *deepest = nest (32);
  g_autofree char *too_deep = nest (33);
  g_autofree char *far_too_deep = nest (1000000);

  g_assert_true (gvt_json_scan (deepest, strlen (deepest), NULL));
  g_assert_false (gvt_json_scan (too_deep, strlen (too_deep), NULL));
  g_assert_false (gvt_json_scan (far_too_deep, strlen (far_too_deep), NULL));
}

static void
test_the_offset_is_named (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_json_scan ("{\"a\":1,\"b\":x}", 13, &error));
  g_assert_nonnull (strstr (error->message, "byte 11"));
}

static void
test_a_document_is_a_capped_object (void)
{
  g_autoptr (GBytes) list = gvt_test_bytes ("[]");
  g_autoptr (GBytes) object = gvt_test_bytes ("{\"a\":1}");
  g_autoptr (GError) not_object = NULL, too_large = NULL;
  g_autoptr (JsonObject) parsed = gvt_json_parse (object, 7, NULL);

  g_assert_nonnull (parsed);
  g_assert_null (gvt_json_parse (list, 100, &not_object));
  g_assert_error (not_object, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
  g_assert_null (gvt_json_parse (object, 6, &too_large));
  g_assert_error (too_large, GVT_ERROR, GVT_ERROR_TOO_LARGE);
}

static char *
canonical (const char *text)
{
  g_autoptr (GBytes) bytes = gvt_test_bytes (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) object = gvt_json_parse (bytes, 100000, &error);
  g_autoptr (GBytes) out = NULL;

  g_assert_no_error (error);
  out = gvt_json_canonical (object, &error);
  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (out, NULL), g_bytes_get_size (out));
}

static void
test_equal_values_give_equal_bytes (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } table[] = {
    { " { } ", "{}" },
    { "{\"b\":1, \"a\":2, \"B\":3, \"aa\":4, \"\":5}",
      "{\"\":5,\"B\":3,\"a\":2,\"aa\":4,\"b\":1}" },
    { "{\"\xf0\x9f\x98\x80\":1,\"\xef\xbf\xbd\":2}", /* by bytes, not by UTF-16 units */
      "{\"\xef\xbf\xbd\":2,\"\xf0\x9f\x98\x80\":1}" },
    { "{\"a\":\"\\u0041\\/\\u000a\\u001F\\u0022\\u005c\\u00e9\\u007f\"}",
      "{\"a\":\"A/\\n\\u001f\\\"\\\\\xc3\xa9\x7f\"}" },
    { "{\"a\":\"\\b\\f\\n\\r\\t\"}", "{\"a\":\"\\b\\f\\n\\r\\t\"}" },
    { "{\"a\":\"\\ud83d\\ude00\"}", "{\"a\":\"\xf0\x9f\x98\x80\"}" },
    { "{\"a\":[1, 2 ,[ ],{ }], \"n\":null, \"t\":true, \"f\":false}",
      "{\"a\":[1,2,[],{}],\"f\":false,\"n\":null,\"t\":true}" },
    { "{\"a\":9007199254740991,\"b\":-9007199254740991,\"c\":0}",
      "{\"a\":9007199254740991,\"b\":-9007199254740991,\"c\":0}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *once = canonical (table[i].text);
      g_autofree char *twice = canonical (once);

      g_assert_cmpstr (once, ==, table[i].expected);
      g_assert_cmpstr (twice, ==, once);
    }
}

/* Each code point that is NFC by itself: through json-glib's reader and back, raw and escaped. */
static void
test_every_character_goes_back (void)
{
  for (gunichar c = 1; c <= 0x10ffff; c++)
    {
      char utf8[7] = { 0 };
      g_autofree char *raw = NULL;
      g_autofree char *escaped = NULL;

      if (c >= 0xd800 && c <= 0xdfff)
        continue;
      if (c > 0x3000 && c % 257 != 0) /* every one below, a sample above */
        continue;

      g_unichar_to_utf8 (c, utf8);
      escaped = c < 0x10000
                    ? g_strdup_printf ("{\"a\":\"\\u%04x\"}", c)
                    : g_strdup_printf ("{\"a\":\"\\u%04x\\u%04x\"}", 0xd800 + ((c - 0x10000) >> 10),
                                       0xdc00 + ((c - 0x10000) & 0x3ff));
      if (c >= 0x20 && c != '"' && c != '\\')
        raw = g_strdup_printf ("{\"a\":\"%s\"}", utf8);

      if (gvt_json_scan (escaped, strlen (escaped), NULL))
        {
          g_autofree char *written = canonical (escaped);

          g_assert_true (raw == NULL || g_str_equal (written, raw));
        }
      else
        g_assert_false (raw == NULL || gvt_json_scan (raw, strlen (raw), NULL));
    }
}

static void
assert_not_canonical (JsonObject *object)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gvt_json_canonical (object, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
}

static void
test_what_has_no_canonical_form_is_refused (void)
{
  g_autoptr (JsonObject) fraction = json_object_new ();
  g_autoptr (JsonObject) large = json_object_new ();
  g_autoptr (JsonObject) small = json_object_new ();
  g_autoptr (JsonObject) foreign = json_object_new ();
  g_autoptr (JsonObject) twice = json_object_new ();

  json_object_set_double_member (fraction, "a", 1.0);
  json_object_set_int_member (large, "a", G_GINT64_CONSTANT (9007199254740992));
  json_object_set_int_member (small, "a", G_MININT64);
  json_object_set_string_member (foreign, "a", "\xff");
  json_object_set_int_member (twice, "\u00e9", 1);
  json_object_set_int_member (twice, "e\u0301", 2);

  assert_not_canonical (fraction);
  assert_not_canonical (large);
  assert_not_canonical (small);
  assert_not_canonical (foreign);
  assert_not_canonical (twice);
}

static void
test_deep_values_are_not_written (void)
{
  g_autoptr (JsonObject) outer = json_object_new ();

  for (guint i = 0; i < 32; i++)
    {
      JsonObject *wrapper = json_object_new ();

      json_object_set_object_member (wrapper, "a", outer);
      outer = wrapper;
    }

  assert_not_canonical (outer);
}

static void
test_strings_are_written_as_nfc (void)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (GBytes) out = NULL;

  json_object_set_string_member (object, "e\u0301", "e\u0301");
  out = gvt_json_canonical (object, NULL);

  g_assert_cmpmem (g_bytes_get_data (out, NULL), g_bytes_get_size (out), "{\"\u00e9\":\"\u00e9\"}",
                   11);
}

static void
test_members_have_types (void)
{
  g_autoptr (GBytes) bytes = gvt_test_bytes (
      "{\"text\":\"x\",\"int\":-5,\"bool\":true,\"object\":{},\"array\":[{},\"y\"],\"null\":null,"
      "\"id\":\"017f22e2-79b0-7000-8000-00000000abcd\",\"hex\":\"0aff\"}");
  g_autoptr (JsonObject) object = gvt_json_parse (bytes, 1000, NULL);
  JsonArray *array = gvt_json_get_array (object, "array", NULL);
  gboolean truth = FALSE;
  gint64 number = 0;
  guint8 data[2];
  GvtId id;

  g_assert_cmpstr (gvt_json_get_text (object, "text", NULL), ==, "x");
  g_assert_true (gvt_json_get_int (object, "int", &number, NULL));
  g_assert_cmpint (number, ==, -5);
  g_assert_true (gvt_json_get_bool (object, "bool", &truth, NULL));
  g_assert_true (truth);
  g_assert_true (gvt_json_get_id (object, "id", &id, NULL));
  g_assert_true (gvt_json_get_hex (object, "hex", data, 2, NULL));
  g_assert_cmphex (data[1], ==, 0xff);
  g_assert_nonnull (gvt_json_get_object (object, "object", NULL));
  g_assert_nonnull (gvt_json_element_object (array, 0, "element", NULL));
  g_assert_cmpstr (gvt_json_element_text (array, 1, "element", NULL), ==, "y");
  g_assert_cmpstr (gvt_json_text_or (object, "none", "z"), ==, "z");
  g_assert_cmpstr (gvt_json_text_or (object, "int", "z"), ==, "z");
  g_assert_cmpint (gvt_json_int_or (object, "int", 3), ==, -5);
  g_assert_cmpint (gvt_json_int_or (object, "text", 3), ==, 3);
}

#define ASSERT_NAMED(call) \
  { \
    g_autoptr (GError) error = NULL; \
    g_assert_false (call); \
    g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT); \
    g_assert_nonnull (strstr (error->message, name)); \
  }

static void
test_a_wrong_type_names_the_member (void)
{
  g_autoptr (GBytes) bytes = gvt_test_bytes (
      "{\"text\":\"x\",\"int\":1,\"true\":true,\"null\":null,\"array\":[],\"object\":{}}");
  g_autoptr (JsonObject) object = gvt_json_parse (bytes, 1000, NULL);
  static const char *const names[] = { "text", "int", "true", "null", "array", "object", "none" };
  gint64 number;
  gboolean truth;
  guint8 data[2];
  GvtHash hash;
  GvtId id;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *name = names[i];

      if (i != 0)
        ASSERT_NAMED (gvt_json_get_text (object, name, &error) != NULL);
      if (i != 1)
        ASSERT_NAMED (gvt_json_get_int (object, name, &number, &error));
      if (i != 2)
        ASSERT_NAMED (gvt_json_get_bool (object, name, &truth, &error));
      if (i != 4)
        ASSERT_NAMED (gvt_json_get_array (object, name, &error) != NULL);
      if (i != 5)
        ASSERT_NAMED (gvt_json_get_object (object, name, &error) != NULL);
      ASSERT_NAMED (gvt_json_get_id (object, name, &id, &error));
      ASSERT_NAMED (gvt_json_get_hash (object, name, &hash, &error));
      ASSERT_NAMED (gvt_json_get_hex (object, name, data, 2, &error));
    }
}

static void
test_an_element_past_the_end_is_refused (void)
{
  g_autoptr (JsonArray) array = json_array_new ();
  const char *name = "users";

  json_array_add_int_element (array, 1);
  ASSERT_NAMED (gvt_json_element_object (array, 0, "users", &error) != NULL);
  ASSERT_NAMED (gvt_json_element_object (array, 1, "users", &error) != NULL);
  ASSERT_NAMED (gvt_json_element_text (array, 0, "users", &error) != NULL);
  ASSERT_NAMED (gvt_json_element_text (array, 1, "users", &error) != NULL);
}

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/json/good-documents-pass", test_good_documents_pass);
  g_test_add_func ("/json/bad-documents-are-refused", test_bad_documents_are_refused);
  g_test_add_func ("/json/truncation-at-each-byte-is-refused",
                   test_truncation_at_each_byte_is_refused);
  g_test_add_func ("/json/a-zero-byte-is-refused", test_a_zero_byte_is_refused);
  g_test_add_func ("/json/depth-is-bounded", test_depth_is_bounded);
  g_test_add_func ("/json/the-offset-is-named", test_the_offset_is_named);
  g_test_add_func ("/json/a-document-is-a-capped-object", test_a_document_is_a_capped_object);
  g_test_add_func ("/json/equal-values-give-equal-bytes", test_equal_values_give_equal_bytes);
  g_test_add_func ("/json/every-character-goes-back", test_every_character_goes_back);
  g_test_add_func ("/json/what-has-no-canonical-form-is-refused",
                   test_what_has_no_canonical_form_is_refused);
  g_test_add_func ("/json/deep-values-are-not-written", test_deep_values_are_not_written);
  g_test_add_func ("/json/strings-are-written-as-nfc", test_strings_are_written_as_nfc);
  g_test_add_func ("/json/members-have-types", test_members_have_types);
  g_test_add_func ("/json/a-wrong-type-names-the-member", test_a_wrong_type_names_the_member);
  g_test_add_func ("/json/an-element-past-the-end-is-refused",
                   test_an_element_past_the_end_is_refused);

  return g_test_run ();
}
