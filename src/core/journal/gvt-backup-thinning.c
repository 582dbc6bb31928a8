/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-backup-thinning.h"

#define DAY_US     (G_GINT64_CONSTANT (24) * 60 * 60 * G_USEC_PER_SEC)
#define N_ANY_SIZE 2

static gint64
day_of (gint64 at_us)
{
  return at_us / DAY_US;
}

/* Monday is the first day; 1 January 1970 was a Thursday. */
static gint64
week_of (gint64 at_us)
{
  return (day_of (at_us) + 3) / 7;
}

static void
choose_by_age (const GvtBackupFacts *facts, guint n, gboolean *keeps)
{
  const GvtBackupFacts *last = NULL; /* the one kept before, a newer one */
  guint n_days = 0, n_weeks = 0;

  for (guint i = 0; i < n; i++)
    {
      if (i < GVT_BACKUPS_NEWEST)
        keeps[i] = TRUE;
      else if (n_days < GVT_BACKUPS_DAYS)
        keeps[i] = day_of (facts[i].at_us) != day_of (last->at_us);
      else
        keeps[i] = n_weeks < GVT_BACKUPS_WEEKS && week_of (facts[i].at_us) != week_of (last->at_us);
      if (!keeps[i])
        continue;

      if (i >= GVT_BACKUPS_NEWEST && n_days < GVT_BACKUPS_DAYS)
        n_days++;
      else if (i >= GVT_BACKUPS_NEWEST)
        n_weeks++;
      last = &facts[i];
    }
}

void
gvt_backups_thin (const GvtBackupFacts *facts, guint n, guint64 max_bytes, gboolean *keeps)
{
  guint64 bytes = 0;
  guint n_kept = 0;

  g_return_if_fail (n == 0 || (facts != NULL && keeps != NULL));

  choose_by_age (facts, n, keeps);
  for (guint i = 0; i < n; i++)
    {
      if (!keeps[i])
        continue;

      bytes += facts[i].bytes;
      keeps[i] = n_kept < N_ANY_SIZE || bytes <= max_bytes;
      n_kept++;
    }
}
