/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-polling-station.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-json.h"

#define MAX_DIGITS 3

static const char *const step_texts[] = { "unknown", "yes", "no" };

void
gvt_polling_station_free (GvtPollingStation *self)
{
  if (self == NULL)
    return;

  g_free (self->number);
  g_free (self->place);
  g_free (self->landmark);
  g_strfreev (self->rts);
  g_free (self);
}

static gboolean
is_number (const char *text)
{
  gsize length = strlen (text);

  return length >= 1 && length <= MAX_DIGITS && strspn (text, "0123456789") == length
         && strspn (text, "0") != length;
}

static char *
clean_number (const char *text)
{
  /* Zeros in front, as many as are missing. */
  return is_number (text) ? g_strconcat (&"00"[strlen (text) - 1], text, NULL) : NULL;
}

char *
gvt_station_number_clean (const char *text)
{
  return clean_number (text);
}

char *
gvt_station_rt_clean (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 3);
  g_autofree char *rt = parts[0] != NULL ? clean_number (parts[0]) : NULL;
  g_autofree char *rw = rt != NULL && parts[1] != NULL ? clean_number (parts[1]) : NULL;

  if (rt == NULL || parts[1] == NULL)
    return g_steal_pointer (&rt);
  return rw != NULL && parts[2] == NULL ? g_strconcat (rt, "/", rw, NULL) : NULL;
}

gboolean
gvt_step_free_from_text (const char *text, GvtStepFree *step_free)
{
  for (guint i = 0; i < G_N_ELEMENTS (step_texts); i++)
    if (g_str_equal (step_texts[i], text))
      {
        *step_free = (GvtStepFree) i;
        return TRUE;
      }
  return FALSE;
}

/* One line, as it would be painted on a sign. */
static gboolean
is_plain (const char *text)
{
  if (!g_utf8_validate (text, -1, NULL) || g_utf8_strlen (text, -1) > GVT_STATION_MAX_TEXT)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isprint (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static gboolean
are_rts (const GvtPollingStation *self)
{
  guint n = g_strv_length (self->rts);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *clean = gvt_station_rt_clean (self->rts[i]);

      if (g_strcmp0 (clean, self->rts[i]) != 0)
        return FALSE;
    }
  return n <= GVT_STATION_MAX_RTS;
}

const char *
gvt_polling_station_problem (const GvtPollingStation *self)
{
  g_autofree char *number = gvt_station_number_clean (self->number);

  if (g_strcmp0 (number, self->number) != 0)
    return _ ("the number of a polling station is 1 to 999");
  if (*self->place == '\0')
    return _ ("the place is missing");
  if (!is_plain (self->place) || !is_plain (self->landmark))
    return _ ("place and landmark have one line of at most 120 characters");
  if (!are_rts (self))
    return _ ("RTs are written 001 or 001/002, with a comma between them, at most 99");
  return NULL;
}

static const char *
describe_steps (GvtStepFree step_free)
{
  switch (step_free)
    {
    case GVT_STEP_FREE_YES:
      return _ ("It can be entered without steps.");
    case GVT_STEP_FREE_NO:
      return _ ("There are steps at the entrance.");
    case GVT_STEP_FREE_UNKNOWN:
    default:
      return _ ("Whether there are steps is not known.");
    }
}

char *
gvt_polling_station_describe (const GvtPollingStation *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *rts = g_strjoinv (", ", self->rts);

  /* Translators: %s: the building or field where people vote */
  g_string_append_printf (text, _ ("Place: %s."), self->place);
  g_string_append_c (text, '\n');
  if (*self->landmark != '\0')
    {
      /* Translators: %s: what stands near it, by which it is found */
      g_string_append_printf (text, _ ("Landmark: %s."), self->landmark);
      g_string_append_c (text, '\n');
    }
  if (*rts != '\0')
    {
      g_string_append_printf (text, _ ("For RT %s."), rts);
      g_string_append_c (text, '\n');
    }
  g_string_append (text, describe_steps (self->step_free));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

JsonObject *
gvt_polling_station_to_json (const GvtPollingStation *self)
{
  JsonObject *object = json_object_new ();
  JsonArray *rts = json_array_new ();

  for (guint i = 0; self->rts[i] != NULL; i++)
    json_array_add_string_element (rts, self->rts[i]);
  json_object_set_string_member (object, "number", self->number);
  json_object_set_string_member (object, "place", self->place);
  json_object_set_string_member (object, "landmark", self->landmark);
  json_object_set_array_member (object, "rt", rts);
  json_object_set_string_member (object, "step_free", step_texts[self->step_free]);
  return object;
}

static GStrv
read_rts (JsonObject *object, GError **error)
{
  JsonArray *array = gvt_json_get_array (object, "rt", error);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (array == NULL)
    return NULL;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *rt = gvt_json_element_text (array, i, "rt", error);

      if (rt == NULL)
        return NULL;
      g_strv_builder_add (builder, rt);
    }
  return g_strv_builder_end (builder);
}

GvtPollingStation *
gvt_polling_station_from_json (JsonObject *object, GError **error)
{
  g_autoptr (GvtPollingStation) self = g_new0 (GvtPollingStation, 1);
  const char *number = gvt_json_get_text (object, "number", error);
  const char *place = number != NULL ? gvt_json_get_text (object, "place", error) : NULL;
  const char *landmark = place != NULL ? gvt_json_get_text (object, "landmark", error) : NULL;
  const char *steps = landmark != NULL ? gvt_json_get_text (object, "step_free", error) : NULL;

  self->rts = steps != NULL ? read_rts (object, error) : NULL;
  if (self->rts == NULL)
    return NULL;

  self->number = g_strdup (number);
  self->place = g_strdup (place);
  self->landmark = g_strdup (landmark);
  if (gvt_step_free_from_text (steps, &self->step_free)
      && gvt_polling_station_problem (self) == NULL)
    return g_steal_pointer (&self);

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "a polling station makes no sense");
  return NULL;
}
