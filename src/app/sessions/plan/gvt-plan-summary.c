/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-plan-summary.h"

#include <glib/gi18n-lib.h>

#include "gvt-plan-modules.h"
#include "gvt-segment.h"
#include "gvt-text.h"

static char *
join (GPtrArray *parts)
{
  if (parts->len == 0)
    return g_strdup (_ ("Nothing yet"));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (GStrv) parts->pdata);
}

/* Returns: what stands in @member, 0 when it is no number */
static gulong
count_of (GvtPlanForm *form, const char *member)
{
  guint64 n;

  return g_ascii_string_to_unsigned (gvt_plan_form_get (form, member), 10, 0, G_MAXINT32, &n, NULL)
             ? (gulong) n
             : 0;
}

char *
gvt_plan_summary_people (GvtPlanForm *form)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *segment = gvt_plan_form_get (form, "segment");
  gulong n_people = count_of (form, "expected");
  gulong n_women = count_of (form, "women");
  gulong n_classes = count_of (form, "classes");
  g_autofree char *people = gvt_text_number ((gint64) n_people);
  g_autofree char *women = gvt_text_number ((gint64) n_women);

  if (n_people > 0)
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("%s person", "%s people", n_people), people));
  if (n_women > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%s woman", "%s women", n_women), women));
  if (n_classes > 0)
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("%lu class", "%lu classes", n_classes), n_classes));
  if (*segment != '\0')
    g_ptr_array_add (parts, g_strdup (gvt_segment_words (segment)));
  return join (parts);
}

char *
gvt_plan_summary_order (GvtPlanForm *form)
{
  static const char *const members[] = { "order_number", "contact_name", "contact_phone" };
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (*gvt_plan_form_get (form, members[i]) != '\0')
      g_ptr_array_add (parts, g_strdup (gvt_plan_form_get (form, members[i])));
  return join (parts);
}

char *
gvt_plan_summary_team (GvtPlanForm *form)
{
  const char *codes = gvt_plan_form_get (form, "facilitators");
  g_auto (GStrv) parts = g_strsplit (codes, " ", -1);

  return *codes != '\0' ? g_strjoinv (", ", parts) : g_strdup (_ ("Nobody yet"));
}

char *
gvt_plan_summary_modules (GvtPlanForm *form)
{
  return gvt_plan_minutes_describe (form);
}

char *
gvt_plan_summary_lists (GvtPlanForm *form)
{
  g_auto (GStrv) codes = g_strsplit (gvt_plan_form_get (form, "villages"), " ", -1);
  guint n = g_strv_length (codes);

  return n > 0 ? g_strdup_printf (ngettext ("%u village", "%u villages", n), n)
               : g_strdup (_ ("None: nobody can be looked up"));
}

char *
gvt_plan_summary_names (GvtPlanForm *form)
{
  gboolean travel = *gvt_plan_form_get (form, "names_travel") != '\0';
  const char *where = travel ? _ ("Also go to the centre") : _ ("Stay on this laptop");
  g_autofree char *day = gvt_plan_form_dup_hint (form, "names_until");

  if (day == NULL)
    return g_strdup_printf (_ ("%s, 90 days"), where);
  return g_strdup_printf (_ ("%s, until %s"), where, day);
}
