/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-bench-fortnight.h"

#include "gvt-bench-class.h"
#include "gvt-code-list.h"
#include "gvt-lookup.h"
#include "gvt-proposal-acts.h"
#include "gvt-sync.h"

#define VILLAGE    "52.69.01.2002"
#define N_PEOPLE   25   /* of a class */
#define N_PROPOSED 1500 /* in 100,000 events: those of a few households a day */

/* Returns: how many events the laptop's own chain has */
static guint64
count_events (GvtProfile *profile)
{
  g_autoptr (GError) error = NULL;
  GvtSyncLedger ledger;

  gvt_sync_ledger_read (profile, &ledger, &error);
  g_assert_no_error (error);
  return ledger.made;
}

/* A minute or two. */
static void
pass_time (GvtClock *clock, GRand *rand)
{
  gvt_clock_advance (clock, g_rand_int_range (rand, 1, 120 * (gint32) G_TIME_SPAN_SECOND));
}

static void
look_up (GvtProfile *profile, GvtRoll *roll, guint index)
{
  g_autofree char *nik = g_strdup_printf ("5269%02u%02u%02u85%04u", 1 + index % 4, 1 + index % 28,
                                          1 + index % 12, 1 + index);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtLookup) lookup = gvt_lookup_by_nik (profile, roll, nik, NULL, "memeriksa TPS",
                                                    &error);

  g_assert_no_error (error);
}

static void
propose (GvtProfile *profile, guint index)
{
  static const char *const evidence[] = { "ktp-el", NULL };
  g_autofree char *name = g_strdup_printf ("ORANG REKAAN %c%c", (int) ('A' + index % 26),
                                           (int) ('A' + index / 26 % 26));
  g_autofree char *address = g_strdup_printf ("JALAN MELATI NOMOR %u", index);
  const GvtProposalChange change = { GVT_FIELD_ADDRESS, "JALAN LAMA", address };
  const GvtProposalInput input = {
    .proposal = GVT_PROPOSAL_WRONG_DATA,
    .village = VILLAGE,
    .evidence = evidence,
    .reporter = "self",
    .has_consent = TRUE,
    .values[GVT_FIELD_NAME] = name,
    .changes = &change,
    .n_changes = 1,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtProposal) made = gvt_proposals_make (profile, &input, &error);

  g_assert_no_error (error);
}

/* Classes as long as there is room for one more as large as the last one was. */
static void
teach (GvtBenchFortnight *self, GvtProfile *profile, GvtClock *clock, guint64 until)
{
  guint64 before = count_events (profile), after = before, cost = 0;

  while (after + cost <= until)
    {
      GvtBenchClass class;

      gvt_bench_class_make_in (&class, profile, clock, N_PEOPLE);
      gvt_bench_class_clear (&class);
      self->n_classes++;
      after = count_events (profile);
      cost = after - before;
      before = after;
    }
}

void
gvt_bench_fortnight_make (GvtBenchFortnight *self,
                          GvtProfile *profile,
                          GvtClock *clock,
                          guint64 n_events)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtRoll) roll = gvt_roll_open (profile, NULL, NULL, &error);
  guint64 n_proposals = n_events * N_PROPOSED / 100000;
  guint64 has;

  g_assert_no_error (error);
  *self = (GvtBenchFortnight){ 0 };
  teach (self, profile, clock, n_events - n_proposals - n_events / 20);
  for (; self->n_proposals < n_proposals; self->n_proposals++)
    {
      pass_time (clock, rand);
      propose (profile, self->n_proposals);
    }
  for (has = count_events (profile); has < n_events; has++)
    {
      pass_time (clock, rand);
      look_up (profile, roll, self->n_lookups++);
    }
  self->n_events = count_events (profile);
  g_assert_cmpuint (self->n_events, ==, n_events);
}
