/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which backups stay: a function of their order, their times and their sizes alone. */
#include "gvt-backup-thinning.h"
#include "gvt-test.h"

#define HOUR_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
#define DAY_US  (24 * HOUR_US)
#define MONDAY  (G_GINT64_CONSTANT (20780) * DAY_US) /* 23 November 2026 */
#define ROOM    100

static char *
thin (const GvtBackupFacts *facts, guint n, guint64 max_bytes)
{
  g_autofree gboolean *keeps = g_new0 (gboolean, n);
  GString *text = g_string_new (NULL);

  gvt_backups_thin (facts, n, max_bytes, keeps);
  for (guint i = 0; i < n; i++)
    g_string_append_c (text, keeps[i] ? 'K' : '-');
  return g_string_free (text, FALSE);
}

/* One row of the table: backups at @step_us from each other, the newest first. */
typedef struct
{
  const char *name;
  guint n;
  gint64 step_us;
  guint64 bytes;
  guint64 max_bytes;
  const char *expected;
} Row;

static const Row rows[] = {
  { "none", 0, DAY_US, 1, ROOM, "" },
  { "one", 1, DAY_US, 1, ROOM, "K" },
  { "five in an hour", 5, HOUR_US / 5, 1, ROOM, "KKKKK" },
  { "eight in an hour", 8, HOUR_US / 8, 1, ROOM, "KKKKK---" },
  { "two a day, the newer of a day stays", 12, 12 * HOUR_US, 1, ROOM, "KKKKK-K-K-K-" },
  { "daily: five, a week of days, then weeks", 30, DAY_US, 1, ROOM,
    "KKKKKKKKKKKK-K------K------K--" },
  { "weekly: five, seven as days, eight as weeks", 24, 7 * DAY_US, 1, ROOM,
    "KKKKKKKKKKKKKKKKKKKK----" },
  { "too many bytes: the oldest go", 5, DAY_US, 30, ROOM, "KKK--" },
  { "each too large: two stay", 5, DAY_US, 500, ROOM, "KK---" },
};

static void
test_each_row_of_the_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      g_autofree GvtBackupFacts *facts = g_new0 (GvtBackupFacts, row->n);
      g_autofree char *found = NULL;

      for (guint k = 0; k < row->n; k++)
        facts[k] = (GvtBackupFacts){ MONDAY + 5 * DAY_US + 20 * HOUR_US - k * row->step_us,
                                     row->bytes };
      found = thin (facts, row->n, row->max_bytes);

      g_test_message ("%s", row->name);
      g_assert_cmpstr (found, ==, row->expected);
    }
}

static guint
count_kept (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == 'K';
  return n;
}

/* The clock fell back to 1970, then ran forty years ahead, and stands still. */
static void
test_no_clock_takes_the_newest (void)
{
  static const gint64 clocks[] = { 0, MONDAY + 14600 * DAY_US, MONDAY, G_MAXINT64, G_MININT64, -1 };

  for (guint i = 0; i < G_N_ELEMENTS (clocks); i++)
    for (guint wrong = 0; wrong <= 20; wrong++)
      {
        GvtBackupFacts facts[20];
        g_autofree char *found = NULL;

        for (guint k = 0; k < G_N_ELEMENTS (facts); k++)
          facts[k] = (GvtBackupFacts){ k < wrong ? clocks[i] : MONDAY - k * DAY_US, 1 };
        found = thin (facts, G_N_ELEMENTS (facts), ROOM);

        g_assert_true (g_str_has_prefix (found, "KKKKK"));
        g_assert_cmpuint (count_kept (found), <=, 5 + 7 + 8);
      }
}

/* What stays after each of three years of days is never more than it says, and never all of one
 * week. */
static void
test_thinned_each_time_it_stays_bounded_and_old_ones_stay (void)
{
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (GvtBackupFacts));

  for (guint day = 0; day < 3 * 365; day++)
    {
      GvtBackupFacts made = { MONDAY + day * DAY_US, 1 };
      g_autofree char *found = NULL;

      g_array_prepend_val (kept, made);
      found = thin ((GvtBackupFacts *) kept->data, kept->len, ROOM);
      for (guint i = kept->len; i-- > 0;)
        if (found[i] != 'K')
          g_array_remove_index (kept, i);
      g_assert_cmpuint (kept->len, <=, 20);
    }

  {
    const GvtBackupFacts *facts = (GvtBackupFacts *) kept->data;

    g_assert_cmpint ((facts[0].at_us - facts[kept->len - 1].at_us) / DAY_US, >=, 40);
  }
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  g_test_add_func ("/backup-thinning/each-row-of-the-table", test_each_row_of_the_table);
  g_test_add_func ("/backup-thinning/no-clock-takes-the-newest", test_no_clock_takes_the_newest);
  g_test_add_func ("/backup-thinning/thinned-each-time-it-stays-bounded-and-old-ones-stay",
                   test_thinned_each_time_it_stays_bounded_and_old_ones_stay);
  return g_test_run ();
}
