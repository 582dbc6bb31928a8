/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-http-proxies.h"
#include "gvt-test.h"

static GvtHttpProxies *
make (const char *first, const char *second)
{
  g_autoptr (GPtrArray) addresses = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  GvtHttpProxies *self;

  g_ptr_array_add (addresses, (char *) first);
  g_ptr_array_add (addresses, (char *) second);
  self = gvt_http_proxies_new (addresses, &error);
  g_assert_no_error (error);
  return self;
}

static void
assert_client (const char *forwarded, const char *expected)
{
  g_autoptr (GvtHttpProxies) proxies = make ("127.0.0.1", "2001:DB8::0:1");
  g_autofree char *client = gvt_http_proxies_find_client (proxies, "127.0.0.1", forwarded);

  g_test_message ("%s", forwarded);
  g_assert_cmpstr (client, ==, expected);
}

static void
test_the_last_who_is_no_proxy_is_meant (void)
{
  assert_client ("203.0.113.9", "203.0.113.9");
  assert_client ("  203.0.113.9 ", "203.0.113.9");
  assert_client ("198.51.100.1, 203.0.113.9", "203.0.113.9"); /* the first anybody can write */
  assert_client ("203.0.113.9, 2001:db8::1", "203.0.113.9");  /* one proxy behind another */
  assert_client ("2001:db8:0:0::77", "2001:db8::77");
}

static void
test_nonsense_is_the_proxys_own (void)
{
  assert_client (NULL, "127.0.0.1");
  assert_client ("", "127.0.0.1");
  assert_client ("unknown", "127.0.0.1");
  assert_client ("203.0.113.9, \x01\xff;DROP", "127.0.0.1");
  assert_client (",,,,", "127.0.0.1");
  assert_client ("127.0.0.1,127.0.0.1,127.0.0.1", "127.0.0.1");
}

static void
test_a_long_list_ends (void)
{
  g_autoptr (GString) list = g_string_new ("203.0.113.9");

  for (guint i = 0; i < 5000; i++)
    g_string_append (list, ",127.0.0.1");
  assert_client (list->str, "127.0.0.1");
}

static void
test_what_is_no_address_is_refused (void)
{
  g_autoptr (GPtrArray) addresses = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (addresses, (char *) "proxy.example");
  g_assert_null (gvt_http_proxies_new (addresses, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/http-proxies/the-last-who-is-no-proxy-is-meant",
                   test_the_last_who_is_no_proxy_is_meant);
  g_test_add_func ("/http-proxies/nonsense-is-the-proxys-own", test_nonsense_is_the_proxys_own);
  g_test_add_func ("/http-proxies/a-long-list-ends", test_a_long_list_ends);
  g_test_add_func ("/http-proxies/what-is-no-address-is-refused",
                   test_what_is_no_address_is_refused);

  return g_test_run ();
}
