/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-attendance.h"
#include "gvt-cli-profile.h"
#include "gvt-output.h"
#include "gvt-session-steps.h"
#include "gvt-session-time.h"
#include "gvt-session-views.h"
#include "gvt-text.h"

/* A class and what there is to say of it. Zero-initialise. */
typedef struct
{
  GvtSession *session;
  GvtPeopleGroups *groups;
  GvtSessionSteps *steps;
  GvtSessionTime time;
} Shown;

static void
shown_clear (Shown *self)
{
  g_clear_object (&self->session);
  g_clear_pointer (&self->groups, gvt_people_groups_free);
  g_clear_pointer (&self->steps, gvt_session_steps_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shown, shown_clear)

static gboolean
read_shown (Shown *self, GvtProfile *profile, const GvtId *id, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);

  return journal != NULL && (self->session = gvt_sessions_view (profile, id, error)) != NULL
         && (self->groups = gvt_session_read_people (profile, id, error)) != NULL
         && (self->steps = gvt_session_steps_read (gvt_journal_get_store (journal), id, error))
                != NULL
         && gvt_session_time_read (profile, id, &self->time, error);
}

static void
print_as_json (const Shown *self)
{
  g_autoptr (JsonObject) object = gvt_session_to_json (self->session);
  JsonArray *modules = json_array_new ();

  for (guint i = 0; self->steps->modules[i] != NULL; i++)
    json_array_add_string_element (modules, self->steps->modules[i]);
  json_object_set_array_member (object, "groups", gvt_people_groups_to_json (self->groups));
  json_object_set_int_member (object, "people",
                              (gint64) gvt_session_get_men (self->session)
                                  + gvt_session_get_women (self->session));
  json_object_set_string_member (object, "step", self->steps->now);
  json_object_set_array_member (object, "steps", gvt_session_steps_to_json (self->steps));
  json_object_set_array_member (object, "modules", modules);
  json_object_set_int_member (object, "minutes", self->time.minutes);
  json_object_set_boolean_member (object, "clock_jumped", self->time.clock_jumped);
  json_object_set_int_member (object, "gap_minutes", self->time.gap_minutes);
  gvt_print_json_object (object);
}

/* Each on its line: what a class stands at, and what about its time must be known. */
static void
print_notes (const Shown *self)
{
  const char *held = gvt_session_get_held (self->session);
  g_autofree char *day = *held != '\0' ? gvt_text_date (held) : NULL;
  g_autofree char *clock = gvt_session_time_describe_clock (&self->time);

  gvt_print (_ ("Step: %s, after %u minutes"), gvt_step_title_of (self->steps->now),
             self->time.minutes);
  gvt_print ("\n");
  if (day != NULL)
    {
      gvt_print (_ ("Held on paper on %s, recorded later"), day);
      gvt_print ("\n");
    }
  if (clock != NULL)
    {
      gvt_print (_ ("Clock: %s. All that was recorded is here and in its order."), clock);
      gvt_print ("\n");
    }
}

static void
print_for_people (const Shown *self)
{
  gvt_print (_ ("%s: %u men, %u women, %u answers, %s"), gvt_session_get_name (self->session),
             gvt_session_get_men (self->session), gvt_session_get_women (self->session),
             gvt_session_get_n_answers (self->session),
             gvt_session_is_open (self->session) ? _ ("open") : _ ("closed"));
  gvt_print ("\n");
  print_notes (self);
}

static gboolean
run_show (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = NULL;
  g_auto (Shown) shown = { 0 };
  GvtId id;

  if (!gvt_cli_operand_id (args, 0, &id, error))
    return FALSE;
  profile = gvt_cli_unlock (args, error);
  if (profile == NULL || !read_shown (&shown, profile, &id, error))
    return FALSE;

  if (gvt_args_has (args, "json"))
    print_as_json (&shown);
  else
    print_for_people (&shown);
  return TRUE;
}

const GvtCommand gvt_session_show_command = {
  .name = "session show",
  .operands = "SESSION",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("shows a session: who is present, at which step it stands, and since when"),
  .details = N_ (
      "As JSON: what \"session list\" says of it; \"groups\": [{\"sex\", \"age\", "
      "\"disability\", \"people\"}]; \"people\"; \"step\", at which it stands; \"steps\": "
      "[{\"step\", \"state\", \"reason\", \"at\"}] in their order, a state being ahead, "
      "entered, done or skipped; \"modules\", that it is to be taught; \"minutes\" since "
      "it was opened; \"clock_jumped\", whether the clock went back in its midst; "
      "\"gap_minutes\", that are not counted because for more than 4 hours nothing was recorded: "
      "the clock was set ahead, or the class rested."),
  .run = run_show,
};
