/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-visit-text.h"

#include <glib/gi18n-lib.h>

#include "gvt-text.h"
#include "gvt-visit-cancel.h"

char *
gvt_visit_describe (GvtVisit *visit, GvtRegionList *regions)
{
  g_autofree char *date = gvt_text_date_with_day (gvt_visit_get_date (visit));
  g_autofree char *place = gvt_region_list_describe (regions, gvt_visit_get_place (visit));
  g_autofree char *figure = gvt_text_number (gvt_visit_get_expected (visit));
  g_autofree char *people = g_strdup_printf (_ ("%s people expected"), figure);
  const char *origin = gvt_visit_is_withdrawn (visit)     ? _ ("taken back by the centre")
                       : gvt_visit_is_from_centre (visit) ? _ ("planned by the centre")
                                                          : NULL;

  if (*gvt_visit_get_cancelled (visit) != '\0')
    {
      /* Translators: of a visit: %s is why it is not held */
      g_autofree char *why = g_strdup_printf (
          _ ("called off: %s"), gvt_visit_cancel_words (gvt_visit_get_cancelled (visit)));

      return g_strjoin (" · ", date, place, people, why, origin, NULL);
    }
  return g_strjoin (" · ", date, place, people, origin, NULL);
}

static const char *
member_words (const char *member)
{
  static const struct
  {
    const char *member;
    const char *words;
  } all[] = {
    { "name", N_ ("Name") },
    { "place", N_ ("Place") },
    { "date", N_ ("Day") },
    { "segment", N_ ("Whom it is for") },
    { "expected", N_ ("People expected") },
    { "women", N_ ("Women among them") },
    { "classes", N_ ("Number of classes") },
    { "class_names", N_ ("Names of the classes") },
    { "order_number", N_ ("Number of the travel order") },
    { "order_date", N_ ("Day of the travel order") },
    { "letterhead", N_ ("Letterhead of the report") },
    { "contact_name", N_ ("Host") },
    { "contact_phone", N_ ("Telephone") },
    { "facilitators", N_ ("Team") },
    { "modules", N_ ("Modules") },
    { "steps", N_ ("Steps of a class") },
    { "villages", N_ ("Voter lists") },
    { "names_until", N_ ("Names of those who attend") },
    { "names_travel", N_ ("Names also go to the centre") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (g_str_equal (all[i].member, member))
      return _ (all[i].words);
  return member;
}

char *
gvt_plan_members_describe (const char *const *members)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; members[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", member_words (members[i]));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
gvt_session_describe (GvtSession *session)
{
  guint n_people = gvt_session_get_men (session) + gvt_session_get_women (session);
  g_autofree char *people = gvt_text_number (n_people);
  g_autofree char *modules = gvt_text_number (gvt_session_get_n_modules (session));
  g_autofree char *answers = gvt_text_number (gvt_session_get_n_answers (session));
  const char *state = gvt_session_is_open (session) ? _ ("Open") : _ ("Closed");

  /* Translators: a class: its state, then how many people, modules and answers */
  g_autofree char *text = g_strdup_printf (_ ("%s · %s people · %s modules · %s answers"), state,
                                           people, modules, answers);
  g_autofree char *held = gvt_session_describe_held (session);

  return held != NULL ? g_strjoin (" · ", held, text, NULL) : g_steal_pointer (&text);
}

char *
gvt_session_describe_held (GvtSession *session)
{
  g_autofree char *day = NULL;

  if (*gvt_session_get_held (session) == '\0')
    return NULL;
  day = gvt_text_date (gvt_session_get_held (session));
  /* Translators: of a class: %s is its day */
  return g_strdup_printf (_ ("Recorded later; held on paper on %s"), day);
}

char *
gvt_people_describe (guint men, guint women)
{
  g_autofree char *n_men = gvt_text_number (men);
  g_autofree char *n_women = gvt_text_number (women);
  g_autofree char *n_all = gvt_text_number ((gint64) men + women);

  return g_strdup_printf (_ ("%s men and %s women, %s people"), n_men, n_women, n_all);
}

const char *
gvt_step_title (GvtSessionStep step)
{
  static const char *const titles[GVT_SESSION_N_STEPS] = {
    [GVT_STEP_ATTENDANCE] = N_ ("Attendance"), [GVT_STEP_PRETEST] = N_ ("Pre-test"),
    [GVT_STEP_TEACH] = N_ ("Teach"),           [GVT_STEP_QUIZ] = N_ ("Quiz"),
    [GVT_STEP_POSTTEST] = N_ ("Post-test"),    [GVT_STEP_SURVEY] = N_ ("Survey"),
    [GVT_STEP_CLOSE] = N_ ("Close"),           [GVT_STEP_REPORT] = N_ ("Report"),
  };

  g_return_val_if_fail (step < GVT_SESSION_N_STEPS, "");
  return _ (titles[step]);
}

char *
gvt_missing_describe (guint n_present, guint n_people, guint n_unanswered, guint n_not_shown)
{
  guint n_absent = n_present > n_people ? n_present - n_people : 0;
  g_autofree char *people = g_strdup_printf (_ ("Took part: %u. Present, and not taken part: %u."),
                                             n_people, n_absent);
  g_autofree char *questions = g_strdup_printf (
      _ ("Questions shown and not answered: %u. Questions not shown: %u."), n_unanswered,
      n_not_shown);

  return g_strdup_printf ("%s\n%s", people, questions);
}
