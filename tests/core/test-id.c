/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-id.h"
#include "gvt-test.h"

static void
test_holds_time_version_and_variant (void)
{
  g_autoptr (GvtClock) clock = gvt_clock_new_fixed (G_GINT64_CONSTANT (0x017f22e279b0) * 1000
                                                    + 999);
  g_autofree char *text = NULL;
  GvtId id;

  gvt_id_new (clock, &id);
  text = gvt_id_to_text (&id);

  /* The time of the example in RFC 9562, appendix A.6. */
  g_assert_true (g_str_has_prefix (text, "017f22e2-79b0-7"));
  g_assert_cmphex (id.bytes[8] & 0xc0, ==, 0x80);
  g_assert_cmpuint (strlen (text), ==, 36);
}

static void
test_one_millisecond_keeps_the_order (void)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  GvtId previous, next;

  gvt_id_new (clock, &previous);
  for (guint i = 0; i < 100000; i++)
    {
      gvt_id_new (clock, &next);
      g_assert_cmpint (memcmp (previous.bytes, next.bytes, sizeof next.bytes), <, 0);
      previous = next;
    }
  g_assert_cmphex (next.bytes[6] & 0xf0, ==, 0x70);
  g_assert_cmphex (next.bytes[8] & 0xc0, ==, 0x80);
}

static void
test_a_later_millisecond_sorts_after (void)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  GvtId a, b;

  gvt_id_new (clock, &a);
  gvt_clock_advance (clock, 1000);
  gvt_id_new (clock, &b);

  g_assert_cmpint (memcmp (a.bytes, b.bytes, 6), <, 0);
}

/* I4 */
static void
test_what_two_owners_make_is_told_apart (void)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  GvtId owner, other, id, next;

  gvt_id_new (clock, &owner);
  gvt_id_new (clock, &other);
  gvt_id_new_owned (clock, &owner, &id);

  g_assert_true (gvt_id_is_owned (&id, &owner));
  g_assert_false (gvt_id_is_owned (&id, &other));
  for (guint i = 0; i < 1000; i++, id = next)
    {
      gvt_id_new_owned (clock, &owner, &next);
      g_assert_true (gvt_id_is_owned (&next, &owner));
      g_assert_cmpint (memcmp (id.bytes, next.bytes, sizeof next.bytes), <, 0);
    }
}

static void
test_text_goes_back (void)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  g_autofree char *text = NULL;
  GvtId id, back;

  gvt_id_new (clock, &id);
  text = gvt_id_to_text (&id);

  g_assert_true (gvt_id_from_text (text, &back, NULL));
  g_assert_true (gvt_id_equal (&id, &back));
  g_assert_false (gvt_id_is_zero (&id));
  g_assert_true (gvt_id_from_text ("00000000-0000-0000-0000-000000000000", &back, NULL));
  g_assert_true (gvt_id_is_zero (&back));
  g_assert_false (gvt_id_equal (&id, &back));
}

static void
test_other_texts_are_refused (void)
{
  static const char *const bad[] = {
    "",
    "017f22e279b07000800000000000abcd",
    "017F22E2-79B0-7000-8000-00000000ABCD",
    "017f22e2-79b0-7000-8000-00000000abc",
    "017f22e2-79b0-7000-8000-00000000abcde",
    "{17f22e2-79b0-7000-8000-00000000abc}",
    "017f22e27-9b0-7000-8000-00000000abcd",
    "017f22e2-79b0-7000-8000-0000000-abcd",
    "017f22e2-79b0-7000-8000-00000000abcg",
  };
  GvtId id;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (gvt_id_from_text (bad[i], &id, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
    }
}

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/id/holds-time-version-and-variant", test_holds_time_version_and_variant);
  g_test_add_func ("/id/one-millisecond-keeps-the-order", test_one_millisecond_keeps_the_order);
  g_test_add_func ("/id/a-later-millisecond-sorts-after", test_a_later_millisecond_sorts_after);
  g_test_add_func ("/id/what-two-owners-make-is-told-apart",
                   test_what_two_owners_make_is_told_apart);
  g_test_add_func ("/id/text-goes-back", test_text_goes_back);
  g_test_add_func ("/id/other-texts-are-refused", test_other_texts_are_refused);

  return g_test_run ();
}
