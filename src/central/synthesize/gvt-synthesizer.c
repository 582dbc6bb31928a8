/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-synthesizer.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-synth-village.h"
#include "gvt-text.h"

#define FIRST_DPID   G_GUINT64_CONSTANT (100000001)
#define EPOCH_JULIAN 719163 /* 1970-01-01 as GDate counts */

/* How villages differ in size, in thousandths of the mean; they sum to as many thousands as there
 * are. */
static const guint sizes[] = {
  350, 480, 570, 640, 710, 770, 830, 890, 950, 1010, 1080, 1160, 1260, 1400, 1650, 2250,
};

/* Shares @n_rows out: cumulative weights cut the list, so that the parts sum exactly. */
static guint64 *
cut_into_villages (const GvtSynthPlan *plan, guint64 n_rows, guint n_villages)
{
  guint64 *ends = g_new (guint64, n_villages);
  guint64 total = 0;
  guint64 spare = n_rows - n_villages; /* one row is everybody's */
  GvtRandom random;

  gvt_random_seed (&random, plan->seed, "village sizes");
  for (guint i = 0; i < n_villages; i++)
    {
      guint size = sizes[gvt_random_below (&random, G_N_ELEMENTS (sizes))];

      total += size * (guint64) gvt_random_between (&random, 90, 110);
      ends[i] = total;
    }
  for (guint i = 0; i < n_villages; i++)
    ends[i] = i + 1 + (guint64) (((unsigned __int128) spare * ends[i]) / total);
  return ends;
}

static gboolean
check_plan (const GvtSynthPlan *plan, guint64 n_rows, guint n_villages, GError **error)
{
  const char *problem = NULL;

  if (!gvt_date_is_valid (plan->as_of) || gvt_date_days (plan->as_of) < 0)
    problem = _ ("the date must be YYYY-MM-DD, from 1970 on");
  else if (n_villages == 0)
    problem = _ ("there is no village");
  else if (n_rows < n_villages)
    problem = _ ("there must be at least one row a village");
  else if (n_rows / n_villages > GVT_VOTER_MAX_ROWS / 4)
    problem = _ ("that is more than villages can hold");

  if (problem != NULL)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, problem);
  return problem == NULL;
}

gboolean
gvt_synthesize (const GvtSynthPlan *plan, GvtSynthFunc func, gpointer user_data, GError **error)
{
  const GPtrArray *villages = plan->places->villages;
  guint64 n_rows = plan->n_rows > 0 ? plan->n_rows
                                    : (guint64) villages->len * GVT_SYNTH_ROWS_A_VILLAGE;
  g_autoptr (GvtNameWords) words = NULL;
  g_autoptr (GvtNumberIssuer) issuer = NULL;
  g_autofree guint64 *ends = NULL;
  GvtSynthRun run = { .plan = plan, .next_dpid = FIRST_DPID, .func = func, .user_data = user_data };

  if (!check_plan (plan, n_rows, villages->len, error))
    return FALSE;

  run.words = words = gvt_name_words_new ();
  run.issuer = issuer = gvt_number_issuer_new ();
  g_date_set_julian (&run.as_of, (guint32) (gvt_date_days (plan->as_of) + EPOCH_JULIAN));
  ends = cut_into_villages (plan, n_rows, villages->len);
  for (guint i = 0; i < villages->len; i++)
    {
      guint n = (guint) (ends[i] - (i == 0 ? 0 : ends[i - 1]));

      if (!gvt_synth_village_write (&run, villages->pdata[i], n, error))
        return FALSE;
    }
  return TRUE;
}
