/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-loss.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-region.h"
#include "gvt-text.h"

const char *const gvt_loss_reasons[] = { "stolen", "left", "missing", "disaster", NULL };

static const char *const words[] = { N_ ("stolen"), N_ ("left behind somewhere"),
                                     N_ ("missing, nobody knows how"),
                                     N_ ("lost in a fire, flood or quake") };

const char *
gvt_loss_describe (const char *reason)
{
  for (guint i = 0; gvt_loss_reasons[i] != NULL; i++)
    if (g_str_equal (gvt_loss_reasons[i], reason))
      return _ (words[i]);
  return reason;
}

gboolean
gvt_loss_check (const GvtLoss *self, const char *today, GError **error)
{
  g_autofree char *where = NULL;

  if (!g_strv_contains (gvt_loss_reasons, self->reason))
    {
      g_autofree char *all = g_strjoinv (", ", (char **) gvt_loss_reasons);

      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("“%s” is no way to lose a laptop: %s"),
                   self->reason, all);
      return FALSE;
    }
  if (!gvt_date_is_valid (self->last_seen_on) || g_strcmp0 (self->last_seen_on, today) > 0)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                   _ ("“%s” is no day on which it can have been seen: YYYY-MM-DD, not after today"),
                   self->last_seen_on);
      return FALSE;
    }
  if (*self->where == '\0')
    return TRUE;
  where = gvt_region_code_clean (self->where, error);
  return where != NULL;
}
