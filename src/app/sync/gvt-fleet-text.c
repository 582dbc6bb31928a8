/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-fleet-text.h"

#include <glib/gi18n-lib.h>

#include "gvt-fleet-words.h"
#include "gvt-sync-kinds.h"
#include "gvt-text.h"

#define STALE_US (7 * G_TIME_SPAN_DAY)

char *
gvt_fleet_text_time (gint64 at_us)
{
  return at_us != 0 ? gvt_text_date_time (at_us) : g_strdup ("–");
}

char *
gvt_fleet_text_seen (const GvtFleetView *view, gint64 now_us)
{
  g_autofree char *at = gvt_fleet_text_time (view->issued_at_us);

  if (now_us - view->issued_at_us >= STALE_US)
    /* Translators: a time */
    return g_strdup_printf (_ ("As the centre saw it on %s. That is more than a week ago: "
                               "synchronise before you rely on it."),
                            at);
  /* Translators: a time */
  return g_strdup_printf (_ ("As the centre saw it on %s."), at);
}

char *
gvt_fleet_text_title (const GvtFleetLaptop *laptop)
{
  return *laptop->holder != '\0' ? g_strdup_printf ("%s · %s", laptop->code, laptop->holder)
                                 : g_strdup (laptop->code);
}

/* Returns: (nullable): what this laptop has to tell of it still */
static const char *
waiting_words (const GvtFleetView *view, const GvtFleetLaptop *laptop)
{
  const char *kind = gvt_fleet_view_get_waiting (view, laptop->code);

  if (g_strcmp0 (kind, GVT_FLEET_LOST_KIND) == 0)
    return _ ("reported lost; that waits for the next sync");
  if (g_strcmp0 (kind, GVT_FLEET_FOUND_KIND) == 0)
    return _ ("reported found; that waits for the next sync");
  return kind != NULL ? _ ("handed over; that waits for the next sync") : NULL;
}

char *
gvt_fleet_text_summary (const GvtFleetView *view, const GvtFleetLaptop *laptop, gint64 now_us)
{
  g_autofree char *why = gvt_fleet_describe_attention (
      gvt_fleet_attention (laptop, now_us, view->program));
  g_autofree char *at = gvt_fleet_text_time (laptop->contact_at_us);
  /* Translators: a time */
  g_autofree char *heard = g_strdup_printf (_ ("heard: %s"), at);
  const char *waiting = waiting_words (view, laptop);
  g_autoptr (GString) text = g_string_new (waiting);

  if (*why != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", why);
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", heard);
  return g_strdup (text->str);
}
