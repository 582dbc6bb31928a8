/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gvt-quiz-test.h"
#include "gvt-ready-papers.h"
#include "gvt-ready-point-private.h"
#include "gvt-response-channel.h"

#include "gvt-text.h"
#include "gvt-vault.h"

#define LOW_DISK_BYTES  (G_GUINT64_CONSTANT (500) * 1000 * 1000)
#define FULL_DISK_BYTES (G_GUINT64_CONSTANT (100) * 1000 * 1000)
#define LOW_BATTERY     80 /* percent before leaving */

/* --- judging --- */

static void G_GNUC_PRINTF (5, 6) add (GListStore *points,
                                      const char *code,
                                      GvtReadyState state,
                                      GvtRemedy remedy,
                                      const char *format,
                                      ...)
{
  g_autoptr (GvtReadyPoint) point = NULL;
  g_autofree char *text = NULL;
  va_list values;

  va_start (values, format);
  text = g_strdup_vprintf (format, values);
  va_end (values);
  point = gvt_ready_point_new (code, state, remedy, text);
  g_list_store_append (points, point);
}

static void
judge_day (GListStore *points, const GvtReadyFacts *facts)
{
  g_autofree char *day = gvt_text_date_with_day (facts->plan->date);
  gint days = gvt_date_days (facts->plan->date) - gvt_date_days (facts->today);

  if (days < 0)
    add (points, "day", GVT_READY_NOTE, GVT_REMEDY_PLAN, _ ("The day of the visit, %s, is over."),
         day);
  else if (days == 0)
    add (points, "day", GVT_READY_OK, GVT_REMEDY_NONE, _ ("The visit is today, %s."), day);
  else
    add (points, "day", GVT_READY_OK, GVT_REMEDY_NONE,
         g_dngettext (GETTEXT_PACKAGE, "The visit is on %s, in %d day.",
                      "The visit is on %s, in %d days.", (gulong) days),
         day, days);
}

static guint
sum_minutes (const GvtReadyFacts *facts)
{
  guint sum = 0;

  for (guint i = 0; i < facts->plan->modules->len; i++)
    sum += ((GvtPlannedModule *) facts->plan->modules->pdata[i])->minutes;
  return sum;
}

static void
judge_modules (GListStore *points, const GvtReadyFacts *facts)
{
  GPtrArray *modules = facts->plan->modules;
  guint n_missing = 0;

  for (guint i = 0; i < modules->len; i++)
    {
      const GvtPlannedModule *planned = g_ptr_array_index (modules, i);

      if (gvt_module_library_find (facts->library, planned->module, NULL) != NULL)
        continue;
      n_missing++;
      add (points, "module", GVT_READY_MISSING, GVT_REMEDY_SYNC,
           _ ("The module %s is not on this laptop."), planned->module);
    }
  if (modules->len == 0)
    add (points, "module", GVT_READY_NOTE, GVT_REMEDY_PLAN, _ ("No module is planned."));
  else if (n_missing == 0)
    add (points, "module", GVT_READY_OK, GVT_REMEDY_NONE,
         g_dngettext (GETTEXT_PACKAGE, "%u planned module is on this laptop: %u minutes.",
                      "All %u planned modules are on this laptop: %u minutes.", modules->len),
         modules->len, sum_minutes (facts));
}

/* What the answers of one class take by each road, before anybody finds out there. */
static void
judge_channels (GListStore *points, const GvtReadyFacts *facts)
{
  guint n_classes = MAX (facts->plan->classes, 1);
  guint n_people = (facts->plan->expected + n_classes - 1) / n_classes;
  g_autoptr (GString) roads = g_string_new (NULL);
  const GvtResponseChannel *channel;

  if (n_people == 0)
    {
      add (points, "minutes", GVT_READY_NOTE, GVT_REMEDY_PLAN,
           _ ("How many people are expected is not planned: how long answers take is not known."));
      return;
    }
  for (guint i = 0; (channel = gvt_response_channel_at (i)) != NULL; i++)
    g_string_append_printf (roads,
                            /* Translators: a way to answer, and its minutes */
                            i > 0 ? _ ("; %s: %u minutes") : _ ("%s: %u minutes"),
                            gvt_response_channel_get_name (channel),
                            gvt_response_channel_minutes (channel, n_people, GVT_TEST_ITEMS));
  add (points, "minutes", GVT_READY_OK, GVT_REMEDY_NONE,
       g_dngettext (
           GETTEXT_PACKAGE, "A test of %u question for a class of %u takes about this long. %s.",
           "A test of %u questions for a class of %u takes about this long. %s.", GVT_TEST_ITEMS),
       (guint) GVT_TEST_ITEMS, n_people, roads->str);
}

static void
judge_paper (GListStore *points, const GvtReadyFacts *facts)
{
  g_autofree char *day = facts->printed != NULL ? gvt_text_date (facts->printed) : NULL;

  if (day != NULL && facts->misfits != NULL && *facts->misfits != NULL)
    {
      g_autofree char *clauses = g_strjoinv ("; ", (GStrv) facts->misfits);

      add (points, "paper", GVT_READY_NOTE, GVT_REMEDY_PRINT,
           _ ("The paper that was made on %s no longer fits: %s. Print it again before you leave."),
           day, clauses);
    }
  else if (day != NULL)
    add (points, "paper", GVT_READY_OK, GVT_REMEDY_PRINT,
         _ ("The paper for a class without power was made on %s, and fits the plan and the modules "
            "on this laptop."),
         day);
  else
    add (points, "paper", GVT_READY_NOTE, GVT_REMEDY_PRINT,
         _ ("The paper for a class without power is not made yet: print it before you leave."));
}

/* Returns: (transfer full): its name where it is known */
static char *
words_of (const GvtReadyFacts *facts, const char *village)
{
  GvtRegion *region = facts->regions != NULL ? gvt_region_list_find (facts->regions, village)
                                             : NULL;

  return region != NULL ? gvt_region_list_describe (facts->regions, village) : g_strdup (village);
}

static void
judge_list_papers (GListStore *points, const GvtReadyFacts *facts)
{
  for (guint i = 0; facts->list_papers != NULL && i < facts->list_papers->len; i++)
    {
      const GvtReadyPaper *paper = facts->list_papers->pdata[i];
      g_autofree char *name = paper->is_worklist ? g_strdup (paper->name)
                                                 : words_of (facts, paper->name);
      g_autoptr (GvtReadyPoint) point = gvt_ready_paper_judge (paper, name);

      g_list_store_append (points, point);
    }
}

static void
judge_backup (GListStore *points, const GvtReadyFacts *facts)
{
  g_autofree char *day = facts->backup != NULL ? gvt_text_date (facts->backup) : NULL;

  if (day == NULL)
    add (points, "backup", GVT_READY_NOTE, GVT_REMEDY_BACKUP,
         _ ("There is no backup on this laptop yet."));
  else if (!g_str_equal (facts->backup, facts->today))
    add (points, "backup", GVT_READY_NOTE, GVT_REMEDY_BACKUP, _ ("The newest backup is of %s."),
         day);
  else
    add (points, "backup", GVT_READY_OK, GVT_REMEDY_NONE, _ ("The newest backup is of today, %s."),
         day);
}

/* Returns: (nullable): of several lists of one village, by which it can be served best */
static GvtLeasedList *
find_list (const GvtReadyFacts *facts, const char *village)
{
  GvtLeasedList *best = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (facts->lists); i++)
    {
      g_autoptr (GvtLeasedList) list = g_list_model_get_item (facts->lists, i);

      if (g_str_equal (gvt_leased_list_get_village (list), village)
          && (best == NULL
              || gvt_leased_list_get_not_after (list) > gvt_leased_list_get_not_after (best)))
        best = list; /* the model keeps it */
    }
  return best;
}

/* A list has to be open until the evening of the visit. */
static void
judge_village (GListStore *points, const GvtReadyFacts *facts, const char *village)
{
  GvtLeasedList *list = find_list (facts, village);
  g_autofree char *name = words_of (facts, village);
  g_autofree char *until = NULL;

  if (list == NULL)
    {
      add (points, "list", GVT_READY_MISSING, GVT_REMEDY_SYNC,
           _ ("The voter list of %s is not lent to this laptop: ask the centre for it."), name);
      return;
    }
  until = gvt_date_iso (gvt_leased_list_get_not_after (list));
  if (gvt_leased_list_get_state (list) == GVT_LEASED_NO_LIST)
    add (points, "list", GVT_READY_MISSING, GVT_REMEDY_SYNC,
         _ ("The voter list of %s has not been fetched yet."), name);
  else if (gvt_leased_list_get_state (list) == GVT_LEASED_EXPIRED
           || gvt_date_days (until) <= gvt_date_days (facts->plan->date))
    {
      g_autofree char *words = gvt_text_date (until);

      add (points, "list", GVT_READY_MISSING, GVT_REMEDY_SYNC,
           _ ("The voter list of %s closes on %s, before the visit ends: ask the centre to extend "
              "it."),
           name, words);
    }
  else if (gvt_leased_list_ends_soon (list))
    {
      g_autofree char *words = gvt_text_date (until);

      add (points, "list", GVT_READY_NOTE, GVT_REMEDY_SYNC,
           _ ("The voter list of %s is here, and open on the day. It closes on %s."), name, words);
    }
  else
    add (points, "list", GVT_READY_OK, GVT_REMEDY_NONE,
         _ ("The voter list of %s is here, and open on the day."), name);
}

static void
judge_people (GListStore *points, const GvtReadyFacts *facts)
{
  for (guint i = 0; facts->plan->facilitators[i] != NULL; i++)
    {
      const char *code = facts->plan->facilitators[i];
      gboolean is_here = FALSE;

      for (guint at = 0; at < facts->users->len; at++)
        is_here = is_here
                  || g_strcmp0 (((GvtUser *) g_ptr_array_index (facts->users, at))->code, code)
                         == 0;
      if (!is_here)
        add (points, "facilitator", GVT_READY_NOTE, GVT_REMEDY_NONE,
             _ ("%s cannot open this laptop. That is in order where he works on another one."),
             code);
    }
}

static void
judge_place (GListStore *points, const GvtReadyFacts *facts)
{
  if (facts->needs_confirmation)
    add (points, "confirmation", GVT_READY_MISSING, GVT_REMEDY_NONE,
         _ ("The centre must say yes to this laptop first, because its disk was copied or set "
            "back: call the supervisor there."));
  if (facts->regions == NULL)
    add (points, "regions", GVT_READY_MISSING, GVT_REMEDY_SYNC,
         _ ("The list of regions has not been fetched yet."));
}

static void
judge_unsent (GListStore *points, const GvtReadyFacts *facts)
{
  if (facts->n_unsent == 0)
    {
      add (points, "unsent", GVT_READY_OK, GVT_REMEDY_NONE, _ ("All records are at the centre."));
      return;
    }
  add (points, "unsent", GVT_READY_NOTE, GVT_REMEDY_SYNC,
       g_dngettext (GETTEXT_PACKAGE,
                    "%u record is on this laptop alone. Send it before you leave: a laptop can be "
                    "lost.",
                    "%u records are on this laptop alone. Send them before you leave: a laptop "
                    "can be lost.",
                    (gulong) facts->n_unsent),
       (guint) MIN (facts->n_unsent, G_MAXUINT));
}

/* Where nothing is overdue nobody need think of it. */
static void
judge_overdue (GListStore *points, const GvtReadyFacts *facts)
{
  if (facts->n_overdue > 0)
    add (points, "overdue", GVT_READY_NOTE, GVT_REMEDY_SYNC,
         g_dngettext (GETTEXT_PACKAGE,
                      "The names and numbers of %u record were promised to be erased by now. They "
                      "go once this laptop has talked to the centre.",
                      "The names and numbers of %u records were promised to be erased by now. They "
                      "go once this laptop has talked to the centre.",
                      (gulong) facts->n_overdue),
         facts->n_overdue);
}

static void
judge_clock (GListStore *points, const GvtReadyFacts *facts)
{
  g_autofree char *day = gvt_text_date (facts->today);

  if (facts->clock == GVT_CLOCK_TRUSTED)
    add (points, "clock", GVT_READY_OK, GVT_REMEDY_NONE, _ ("The clock is right: %s."), day);
  else if (facts->clock == GVT_CLOCK_BEHIND)
    add (points, "clock", GVT_READY_NOTE, GVT_REMEDY_CLOCK,
         _ ("The laptop's clock is behind: it is at least %s. Set it before you leave."), day);
  else
    add (points, "clock", GVT_READY_NOTE, GVT_REMEDY_SYNC,
         _ ("Whether the laptop's clock is right is not known: compare it with a telephone, and "
            "connect to the centre once."));
}

static void
judge_machine (GListStore *points, const GvtReadyFacts *facts)
{
  g_autofree char *room = gvt_text_size (facts->free_bytes);
  GvtReadyState disk = facts->free_bytes < FULL_DISK_BYTES  ? GVT_READY_MISSING
                       : facts->free_bytes < LOW_DISK_BYTES ? GVT_READY_NOTE
                                                            : GVT_READY_OK;

  add (points, "disk", disk, GVT_REMEDY_ROOM,
       disk == GVT_READY_OK ? _ ("%s are free on the disk.")
                            : _ ("Only %s are free on the disk: remove what is not needed."),
       room);
  if (facts->battery < 0)
    add (points, "battery", GVT_READY_NOTE, GVT_REMEDY_NONE,
         _ ("No battery was found: the place must have mains power."));
  else
    add (points, "battery", facts->battery < LOW_BATTERY ? GVT_READY_NOTE : GVT_READY_OK,
         GVT_REMEDY_POWER,
         facts->battery >= LOW_BATTERY ? _ ("The battery holds %d%%.")
         : facts->is_charging
             ? _ ("The battery holds %d%% and is being charged: leave with a full one.")
             : _ ("The battery holds %d%%: charge it before you leave."),
         facts->battery);
}

GListModel *
gvt_readiness_judge (const GvtReadyFacts *facts)
{
  GListStore *points = g_list_store_new (GVT_TYPE_READY_POINT);

  judge_day (points, facts);
  judge_place (points, facts);
  judge_modules (points, facts);
  for (guint i = 0; facts->plan->villages[i] != NULL; i++)
    judge_village (points, facts, facts->plan->villages[i]);
  judge_people (points, facts);
  judge_channels (points, facts);
  judge_paper (points, facts);
  judge_list_papers (points, facts);
  judge_unsent (points, facts);
  judge_overdue (points, facts);
  judge_clock (points, facts);
  judge_machine (points, facts);
  judge_backup (points, facts);
  return G_LIST_MODEL (points);
}
