/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-synth-village.h"

#include "gvt-coined-word.h"
#include "gvt-synth-household.h"
#include "gvt-synth-rows.h"

/* A neighbourhood (RT) takes in whole households until it has about this many voters. */
#define RT_VOTERS_MIN 60
#define RT_VOTERS_MAX 130

/* Draws households until they hold exactly @n_rows voters; the last one may be cut short. */
static GArray *
draw_households (GvtSynthRun *run, GvtRandom *random, guint n_rows)
{
  GArray *households = g_array_new (FALSE, TRUE, sizeof (GvtSynthHousehold));

  for (guint n_drawn = 0; n_drawn < n_rows;)
    {
      GvtSynthHousehold household = { 0 };

      household.n = gvt_synth_household_draw (random, &run->as_of, household.persons);
      household.n = MIN (household.n, n_rows - n_drawn);
      household.is_balinese = gvt_name_is_balinese (random);
      n_drawn += household.n;
      g_array_append_val (households, household);
    }
  return households;
}

/* Numbers RW through the village and RT through each RW, as the signs on the lanes do. */
static void
lay_out_neighbourhoods (GvtRandom *random, GArray *households)
{
  guint rt = 1;
  guint rw = 1;
  guint rts_of_rw = (guint) gvt_random_between (random, 3, 6);
  guint room = (guint) gvt_random_between (random, RT_VOTERS_MIN, RT_VOTERS_MAX);
  guint n_voters = 0;

  for (guint i = 0; i < households->len; i++)
    {
      GvtSynthHousehold *household = &g_array_index (households, GvtSynthHousehold, i);

      if (n_voters + household->n > room)
        {
          n_voters = 0;
          room = (guint) gvt_random_between (random, RT_VOTERS_MIN, RT_VOTERS_MAX);
          rt = rt == rts_of_rw ? 1 : rt + 1;
          if (rt == 1)
            {
              rw++;
              rts_of_rw = (guint) gvt_random_between (random, 3, 6);
            }
        }
      household->rt = rt;
      household->rw = rw;
      n_voters += household->n;
    }
}

static gboolean
share_lane (const GvtSynthHousehold *a, const GvtSynthHousehold *b)
{
  return a->rt == b->rt && a->rw == b->rw;
}

/* Whole neighbourhoods, in their order, to each polling station, up to its limit. */
static void
assign_polling_stations (GArray *households)
{
  GvtSynthHousehold *all = (GvtSynthHousehold *) households->data;
  guint tps = 1;
  guint n_voters = 0;

  for (guint first = 0; first < households->len;)
    {
      guint end = first;
      guint n_lane = 0;

      for (; end < households->len && share_lane (&all[first], &all[end]); end++)
        n_lane += all[end].n;

      if (n_voters + n_lane > GVT_SYNTH_TPS_MAX)
        {
          tps++;
          n_voters = 0;
        }
      n_voters += n_lane;
      for (; first < end; first++)
        all[first].tps = tps;
    }
}

/* A hamlet or street name for each RW. */
static GPtrArray *
name_hamlets (GvtRandom *random, GArray *households)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) word = g_string_new (NULL);
  guint n = households->len == 0
                ? 0
                : g_array_index (households, GvtSynthHousehold, households->len - 1).rw;

  for (guint i = 0; i < n; i++)
    {
      gvt_coined_word (random, GVT_NAME_MALE | GVT_NAME_FEMALE, word);
      g_ptr_array_add (names, g_strdup (word->str));
    }
  return names;
}

gboolean
gvt_synth_village_write (GvtSynthRun *run,
                         const GvtSynthVillage *village,
                         guint n_rows,
                         GError **error)
{
  g_autoptr (GArray) households = NULL;
  g_autoptr (GPtrArray) hamlets = NULL;
  GvtRandom random;

  gvt_random_seed (&random, run->plan->seed, village->code);
  households = draw_households (run, &random, n_rows);
  lay_out_neighbourhoods (&random, households);
  assign_polling_stations (households);
  hamlets = name_hamlets (&random, households);

  for (guint i = 0; i < households->len; i++)
    {
      const GvtSynthHousehold *household = &g_array_index (households, GvtSynthHousehold, i);

      if (!gvt_synth_rows_write (run, &random, village, household,
                                 hamlets->pdata[household->rw - 1], error))
        return FALSE;
    }
  return TRUE;
}
