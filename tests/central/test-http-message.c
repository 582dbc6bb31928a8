/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-http-message.h"
#include "gvt-test.h"

#define CONTENT "0123456789"

static void
answer (const GvtHttpRequest *request, GvtHttpResponse *response)
{
  g_autoptr (GBytes) file = gvt_test_bytes (CONTENT);

  gvt_http_response_set_file (response, request, "abc", file);
}

static void
test_a_whole_file_never_changes (void)
{
  GvtHttpRequest request = { .method = "GET" };
  g_auto (GvtHttpResponse) response = { 0 };
  g_autoptr (GBytes) expected = gvt_test_bytes (CONTENT);

  answer (&request, &response);

  g_assert_cmpuint (response.status, ==, 200);
  g_assert_cmpstr (response.etag, ==, "\"abc\"");
  gvt_test_assert_bytes (response.body, expected);
}

static void
test_a_part_can_be_asked_for (void)
{
  static const struct
  {
    const char *range;
    guint status;
    const char *content_range;
    const char *body;
  } cases[] = {
    { "bytes=4-", 206, "bytes 4-9/10", "456789" },
    { "bytes=0-0", 206, "bytes 0-0/10", "0" },
    { "bytes=2-3", 206, "bytes 2-3/10", "23" },
    { "bytes=8-100", 206, "bytes 8-9/10", "89" },
    { "bytes=-3", 206, "bytes 7-9/10", "789" },
    { "bytes=-30", 206, "bytes 0-9/10", CONTENT },
    { "bytes=10-", 416, "bytes */10", NULL },
    { "bytes=-0", 416, "bytes */10", NULL },
    { "bytes=18446744073709551615-", 416, "bytes */10", NULL },
    { "bytes=1-2,4-5", 200, NULL, CONTENT },
    { "bytes=3-2", 200, NULL, CONTENT },
    { "bytes=a-b", 200, NULL, CONTENT },
    { "bytes=", 200, NULL, CONTENT },
    { "lines=1-2", 200, NULL, CONTENT },
    { "bytes=99999999999999999999-", 200, NULL, CONTENT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GvtHttpRequest request = { .method = "GET", .range = cases[i].range };
      g_auto (GvtHttpResponse) response = { 0 };

      g_test_message ("%s", cases[i].range);
      answer (&request, &response);

      g_assert_cmpuint (response.status, ==, cases[i].status);
      g_assert_cmpstr (response.content_range, ==, cases[i].content_range);
      if (cases[i].body == NULL)
        g_assert_null (response.body);
      else
        g_assert_cmpmem (g_bytes_get_data (response.body, NULL), g_bytes_get_size (response.body),
                         cases[i].body, strlen (cases[i].body));
    }
}

static void
test_who_has_it_gets_nothing (void)
{
  GvtHttpRequest request = { .method = "GET", .if_none_match = "\"xyz\", \"abc\"" };
  g_auto (GvtHttpResponse) response = { 0 };

  answer (&request, &response);

  g_assert_cmpuint (response.status, ==, 304);
  g_assert_null (response.body);
}

static void
test_a_part_of_another_file_is_not_mixed_in (void)
{
  GvtHttpRequest request = { .method = "GET", .range = "bytes=4-", .if_range = "\"xyz\"" };
  g_auto (GvtHttpResponse) response = { 0 };

  answer (&request, &response);
  g_assert_cmpuint (response.status, ==, 200);

  gvt_http_response_clear (&response);
  request.if_range = "\"abc\"";
  answer (&request, &response);
  g_assert_cmpuint (response.status, ==, 206);
}

static void
test_busy_says_when_to_come_back (void)
{
  g_autoptr (GError) busy = g_error_new_literal (GVT_ERROR, GVT_ERROR_DB_BUSY, "busy");
  g_autoptr (GError) no = g_error_new_literal (GVT_ERROR, GVT_ERROR_REFUSED, "no");
  g_auto (GvtHttpResponse) response = { 0 };

  gvt_http_response_set_error (&response, busy);
  g_assert_cmpuint (response.status, ==, 503);
  g_assert_cmpuint (response.retry_after_s, >, 0);

  gvt_http_response_set_error (&response, no);
  g_assert_cmpuint (response.status, ==, 403);
  g_assert_cmpuint (response.retry_after_s, ==, 0);
}

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/http-message/a-whole-file-never-changes", test_a_whole_file_never_changes);
  g_test_add_func ("/http-message/a-part-can-be-asked-for", test_a_part_can_be_asked_for);
  g_test_add_func ("/http-message/who-has-it-gets-nothing", test_who_has_it_gets_nothing);
  g_test_add_func ("/http-message/a-part-of-another-file-is-not-mixed-in",
                   test_a_part_of_another_file_is_not_mixed_in);
  g_test_add_func ("/http-message/busy-says-when-to-come-back", test_busy_says_when_to_come_back);

  return g_test_run ();
}
