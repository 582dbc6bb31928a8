/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-step-acts.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-session-act-private.h"
#include "gvt-step-kinds-private.h"

typedef struct
{
  const char *step;
  const char *state;
  const char *reason;
} Step;

static gboolean G_GNUC_PRINTF (2, 3) refuse (GError **error, const char *format, ...)
{
  va_list values;

  va_start (values, format);
  if (error != NULL)
    *error = g_error_new_valist (GVT_ERROR, GVT_ERROR_BAD_INPUT, format, values);
  va_end (values);
  return FALSE;
}

static gboolean
check_codes (const Step *self, GError **error)
{
  g_autofree char *steps = g_strjoinv (", ", (GStrv) gvt_step_codes);
  g_autofree char *reasons = g_strjoinv (", ", (GStrv) gvt_skip_reasons);

  if (!g_strv_contains (gvt_step_codes, self->step))
    return refuse (error, _ ("There is no step “%s”. The steps are: %s"), self->step, steps);
  if (!g_str_equal (self->state, "skipped"))
    return TRUE;
  if (g_str_equal (self->step, "close"))
    return refuse (error, _ ("The close cannot be skipped: close the class"));
  return g_strv_contains (gvt_skip_reasons, self->reason)
         || refuse (error, _ ("“%s” is no reason for skipping a step. The reasons are: %s"),
                    self->reason, reasons);
}

static gboolean
check_return (const Step *self, const GvtClassStep *step, GError **error)
{
  if (!g_str_equal (self->state, "returned") || step->state != GVT_STEP_AHEAD)
    return TRUE;

  gvt_error_tell (error, GVT_ERROR_STATE,
                  _ ("The class has not come to the step “%s” yet, so it cannot return to it. "
                     "Nothing was changed."),
                  gvt_step_title_of (self->step));
  return FALSE;
}

/* A #GvtSessionCheck: what would say again what stands already is not recorded. */
static gboolean
look_at_step (GvtDb *db, GvtSessionAct *act, GError **error)
{
  const Step *self = act->data;
  g_autoptr (GvtSessionSteps) steps = gvt_session_steps_load (db, act->session, error);
  const GvtClassStep *step = steps != NULL ? gvt_session_steps_find (steps, self->step) : NULL;
  gboolean is_now, is_skipped;

  if (steps == NULL)
    return FALSE;
  if (step == NULL)
    return refuse (error, _ ("This class has no step “%s”: put it into the order of its steps"),
                   self->step);
  if (!check_return (self, step, error))
    return FALSE;

  is_now = g_str_equal (steps->now, self->step);
  is_skipped = g_str_equal (self->state, "skipped");
  if (is_skipped && is_now)
    json_object_set_string_member (act->body, "next", gvt_session_steps_after (steps, self->step));
  act->is_needless = is_skipped ? !is_now && g_str_equal (step->reason, self->reason)
                                : is_now && steps->is_told;
  return TRUE;
}

static gboolean
record_step (GvtProfile *profile, const GvtId *session, const Step *step, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  GvtSessionAct act = { .profile = profile,
                        .session = session,
                        .body = body,
                        .kind = GVT_STEPPED_KIND,
                        .check = look_at_step,
                        .data = step };

  if (!check_codes (step, error))
    return FALSE;

  json_object_set_string_member (body, "step", step->step);
  json_object_set_string_member (body, "state", step->state);
  if (*step->reason != '\0')
    json_object_set_string_member (body, "reason", step->reason);
  return gvt_session_act_perform (&act, error);
}

gboolean
gvt_session_step_enter (GvtProfile *profile, const GvtId *session, const char *step, GError **error)
{
  const Step entered = { step, "entered", "" };

  return record_step (profile, session, &entered, error);
}

gboolean
gvt_session_step_return (GvtProfile *profile,
                         const GvtId *session,
                         const char *step,
                         GError **error)
{
  const Step returned = { step, "returned", "" };

  return record_step (profile, session, &returned, error);
}

gboolean
gvt_session_step_skip (
    GvtProfile *profile, const GvtId *session, const char *step, const char *reason, GError **error)
{
  const Step skipped = { step, "skipped", reason };

  return record_step (profile, session, &skipped, error);
}

/* A #GvtSessionCheck. */
static gboolean
look_at_order (GvtDb *db, GvtSessionAct *act, GError **error)
{
  const char *const *order = act->data;
  g_autoptr (GvtSessionSteps) steps = gvt_session_steps_load (db, act->session, error);
  gboolean is_same;

  if (steps == NULL)
    return FALSE;

  is_same = steps->steps->len == g_strv_length ((GStrv) order);
  for (guint i = 0; i < steps->steps->len; i++)
    {
      const char *code = g_array_index (steps->steps, GvtClassStep, i).code;

      if (!g_strv_contains (order, code))
        return refuse (error,
                       _ ("The step “%s” is missing. To leave a step out, skip it with a reason"),
                       code);
      is_same = is_same && g_str_equal (order[i], code);
    }
  act->is_needless = is_same;
  return TRUE;
}

gboolean
gvt_session_order_set (GvtProfile *profile,
                       const GvtId *session,
                       const char *const *steps,
                       GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  GvtSessionAct act = { .profile = profile,
                        .session = session,
                        .body = body,
                        .kind = GVT_ORDERED_KIND,
                        .check = look_at_order,
                        .data = steps };

  if (!gvt_step_codes_check (steps, error))
    return FALSE;

  json_object_set_array_member (body, "steps", gvt_codes_to_json (steps));
  return gvt_session_act_perform (&act, error);
}
