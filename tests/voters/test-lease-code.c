/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-crockford.h"
#include "gvt-error.h"
#include "gvt-lease-code-use.h"
#include "gvt-lease-code.h"
#include "gvt-lease-ends.h"
#include "gvt-lease-message.h"
#include "gvt-voters-fixture.h"

static const char *const kuta[] = { FIXTURE_KUTA, NULL };

/* The leases of gvt_voters_fixture_give(). */
#define LAST_DAY (gvt_lease_last_day (GVT_TEST_NOW_US + 14 * G_TIME_SPAN_DAY))

static GvtStore *
store_of (GvtVotersFixture *self)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->profile, NULL);

  return gvt_journal_get_store (journal); /* the profile keeps it */
}

static gboolean
read_lease (GvtDb *db, gpointer lease, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "SELECT lease_id FROM lease", error);

  return gvt_stmt_one (stmt, "a lease", error) && gvt_stmt_id (stmt, 0, lease, error);
}

static GvtId
lease_of (GvtVotersFixture *self)
{
  g_autoptr (GError) error = NULL;
  GvtId lease;

  gvt_store_read (store_of (self), read_lease, &lease, &error);
  g_assert_no_error (error);
  return lease;
}

/* As the centre makes it. */
static char *
make_code (GvtVotersFixture *self, gint last_day)
{
  GvtId lease = lease_of (self);
  GvtLeaseClaim claim = { &lease, &self->device, 1, last_day };

  return gvt_lease_code_make (self->epoch_key, &claim);
}

static void
lend (GvtVotersFixture *self)
{
  gvt_test_profile_as (self->profile, GVT_TEST_OFFICER);
  gvt_voters_fixture_give (self, kuta);
}

static gint
use (GvtVotersFixture *self, const char *typed)
{
  g_autoptr (GError) error = NULL;
  gint64 not_after_us;

  if (gvt_lease_code_use (self->profile, typed, &not_after_us, &error))
    return -1;
  g_assert_cmpint (error->domain, ==, GVT_ERROR);
  return error->code;
}

static GvtLeasedState
state (GvtVotersFixture *self)
{
  g_autoptr (GListModel) lists = gvt_leases_list (self->profile, NULL);
  g_autoptr (GvtLeasedList) list = g_list_model_get_item (lists, 0);

  return gvt_leased_list_get_state (list);
}

/* Of the right form, and no code of anybody's. @n: makes another one */
static char *
wrong_code (guint n)
{
  g_autofree char *symbols = g_strdup_printf ("0000%04uZZZ", n);

  return g_strdup_printf ("%s%c", symbols, gvt_crockford_check (symbols));
}

static void
test_extends (GvtVotersFixture *self, gconstpointer unused)
{
  g_autofree char *code = NULL;
  g_autofree char *typed = NULL;
  g_autoptr (GError) error = NULL;
  gint64 not_after_us = 0;

  lend (self);
  gvt_clock_advance (self->clock, 16 * G_TIME_SPAN_DAY);
  g_assert_cmpint (state (self), ==, GVT_LEASED_EXPIRED);
  code = make_code (self, LAST_DAY + 7);
  g_assert_cmpuint (strlen (code), ==, 14); /* short enough to be read aloud */
  typed = g_ascii_strdown (code, -1);
  g_strdelimit (typed, "-", ' ');

  gvt_lease_code_use (self->profile, typed, &not_after_us, &error);
  g_assert_no_error (error);
  g_assert_cmpint (not_after_us, ==, gvt_lease_not_after (LAST_DAY + 7));
  g_assert_cmpint (state (self), ==, GVT_LEASED_OPEN);
}

/* Once: neither the same one again, nor an earlier one after a later one. */
static void
test_once (GvtVotersFixture *self, gconstpointer unused)
{
  g_autofree char *earlier = NULL;
  g_autofree char *later = NULL;

  lend (self);
  earlier = make_code (self, LAST_DAY + 3);
  later = make_code (self, LAST_DAY + 9);

  g_assert_cmpint (use (self, later), ==, -1);
  g_assert_cmpint (use (self, later), ==, GVT_ERROR_STATE);
  g_assert_cmpint (use (self, earlier), ==, GVT_ERROR_REFUSED);
  gvt_clock_advance (self->clock, 25 * G_TIME_SPAN_DAY);
  g_assert_cmpint (use (self, later), ==, GVT_ERROR_STATE);
  g_assert_cmpint (state (self), ==, GVT_LEASED_EXPIRED);
}

/* For no other lease, laptop, copy, day or key. */
static void
test_bound (GvtVotersFixture *self, gconstpointer unused)
{
  g_autoptr (GvtSecret) other_key = gvt_sealing_key_new ();
  const GvtId other = { { 7 } };
  GvtId lease;

  lend (self);
  lease = lease_of (self);
  {
    const GvtLeaseClaim wrong[] = { { &other, &self->device, 1, LAST_DAY + 7 },
                                    { &lease, &other, 1, LAST_DAY + 7 },
                                    { &lease, &self->device, 2, LAST_DAY + 7 },
                                    /* the same two symbols for the day */
                                    { &lease, &self->device, 1, LAST_DAY + 7 + 1024 } };

    for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
      {
        g_autofree char *code = gvt_lease_code_make (self->epoch_key, &wrong[i]);
        g_autofree char *right = make_code (self, LAST_DAY + 7);
        GvtLeaseClaim claim = { &lease, &self->device, 1, LAST_DAY + 7 };
        g_autofree char *clean = gvt_lease_code_clean (code, NULL);
        g_autofree char *clean_right = gvt_lease_code_clean (right, NULL);

        g_assert_false (gvt_lease_code_fits (clean, self->epoch_key, &claim));
        g_assert_true (gvt_lease_code_fits (clean_right, self->epoch_key, &claim));
        g_assert_false (gvt_lease_code_fits (clean_right, other_key, &claim));
      }
  }
}

static void
test_days (void)
{
  g_autoptr (GvtSecret) key = gvt_sealing_key_new ();
  const GvtId id = { { 1 } };

  for (gint ahead = 0; ahead <= GVT_LEASE_CODE_DAYS; ahead++)
    {
      GvtLeaseClaim claim = { &id, &id, 1, 20781 + ahead };
      g_autofree char *code = gvt_lease_code_make (key, &claim);
      g_autofree char *clean = gvt_lease_code_clean (code, NULL);

      g_assert_cmpint (gvt_lease_code_day (clean, 20781), ==, 20781 + ahead);
      g_assert_true (gvt_lease_code_fits (clean, key, &claim));
    }
}

/* What was misheard is told apart, and is no try. */
static void
test_slip (GvtVotersFixture *self, gconstpointer unused)
{
  g_autofree char *code = NULL;

  lend (self);
  code = make_code (self, LAST_DAY + 7);
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *slip = g_strdup (code);

      slip[i == 4 || i == 9 ? 5 : i] = slip[i == 4 || i == 9 ? 5 : i] == 'A' ? 'B' : 'A';
      g_assert_cmpint (use (self, slip), ==, GVT_ERROR_BAD_INPUT);
    }
  g_assert_cmpint (use (self, "nothing like it"), ==, GVT_ERROR_BAD_INPUT);
  g_assert_cmpint (use (self, code), ==, -1);
}

static gboolean
accept_extension (GvtDb *db, gpointer payload, GError **error)
{
  return gvt_lease_ends_accept_extension (db, payload, error);
}

/* After five wrong ones the right one is none either, locked and unlocked or not, until the centre
 * has been heard. */
static void
test_tries (GvtVotersFixture *self, gconstpointer unused)
{
  g_autofree char *right = NULL;
  g_autofree char *next = NULL;
  g_autoptr (GBytes) message = NULL;
  GvtId lease;

  lend (self);
  lease = lease_of (self);
  right = make_code (self, LAST_DAY + 7);
  next = make_code (self, LAST_DAY + 9);
  for (guint i = 0; i < GVT_LEASE_CODE_TRIES; i++)
    {
      g_autofree char *wrong = wrong_code (i);

      g_assert_cmpint (use (self, wrong), ==, GVT_ERROR_REFUSED);
    }
  gvt_test_profile_as (self->profile, GVT_TEST_SUPERVISOR);
  g_assert_cmpint (use (self, right), ==, GVT_ERROR_REFUSED);

  message = gvt_lease_extension_write (&lease, gvt_lease_not_after (LAST_DAY + 7), NULL);
  g_assert_true (gvt_store_write (store_of (self), accept_extension, message, NULL));
  g_assert_cmpint (use (self, right), ==, GVT_ERROR_STATE); /* it came by sync */
  g_assert_cmpint (use (self, next), ==, -1);
}

static void
test_facilitator (GvtVotersFixture *self, gconstpointer unused)
{
  g_autofree char *code = NULL;

  lend (self);
  code = make_code (self, LAST_DAY + 7);
  gvt_test_profile_as (self->profile, GVT_TEST_FACILITATOR);

  g_assert_cmpint (use (self, code), ==, GVT_ERROR_FORBIDDEN);
}

static void
test_nothing_lent (GvtVotersFixture *self, gconstpointer unused)
{
  g_autofree char *code = wrong_code (1);

  gvt_test_profile_as (self->profile, GVT_TEST_OFFICER);
  g_assert_cmpint (use (self, code), ==, GVT_ERROR_NOT_FOUND);
}

#define ADD(path, function) \
  g_test_add ("/lease-code/" path, GvtVotersFixture, NULL, gvt_voters_fixture_set_up, function, \
              gvt_voters_fixture_tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("opens-lists-that-were-closed", test_extends);
  ADD ("works-once", test_once);
  ADD ("is-for-one-lease-laptop-copy-and-day", test_bound);
  g_test_add_func ("/lease-code/names-any-day-of-the-next-thousand", test_days);
  ADD ("a-slip-of-the-tongue-is-no-try", test_slip);
  ADD ("five-wrong-ones-and-none-is-taken", test_tries);
  ADD ("is-not-for-facilitators", test_facilitator);
  ADD ("without-a-lease-there-is-nothing-to-extend", test_nothing_lent);

  return g_test_run ();
}
