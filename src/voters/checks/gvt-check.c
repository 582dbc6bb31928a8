/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-check.h"

#include <glib/gi18n-lib.h>

#include "gvt-check-kinds.h"
#include "gvt-json.h"
#include "gvt-list-source.h"
#include "gvt-secret.h"
#include "gvt-text.h"

struct _GvtCheck
{
  GObject parent_instance;

  GvtId id;
  GvtId visit;
  gboolean has_visit;
  char *by;
  char *village;
  char *purpose;
  char *asked_by;
  gint64 asked_at;
  GvtCheckAnswer *answer; /* (nullable) */
  char *who;              /* (nullable) */
};

G_DEFINE_FINAL_TYPE (GvtCheck, gvt_check, G_TYPE_OBJECT)

static void
gvt_check_finalize (GObject *object)
{
  GvtCheck *self = GVT_CHECK (object);

  g_free (self->by);
  g_free (self->village);
  g_free (self->purpose);
  g_free (self->asked_by);
  gvt_check_answer_free (self->answer);
  gvt_wipe_free (self->who);

  G_OBJECT_CLASS (gvt_check_parent_class)->finalize (object);
}

static void
gvt_check_class_init (GvtCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_check_finalize;
}

static void
gvt_check_init (GvtCheck *self)
{
}

GvtCheck *
gvt_check_new_from_event (const GvtEvent *asked, GError **error)
{
  g_autoptr (JsonObject) body = gvt_event_parse_body (asked, error);
  g_autoptr (GvtCheck) self = g_object_new (GVT_TYPE_CHECK, NULL);

  if (body == NULL)
    return NULL;

  self->id = asked->header.id;
  self->by = g_strdup (gvt_json_text_or (body, "by", GVT_CHECK_BY_NAME));
  self->village = g_strdup (gvt_json_text_or (body, "village", ""));
  self->purpose = g_strdup (gvt_json_text_or (body, "purpose", ""));
  self->asked_by = g_strdup (asked->header.actor);
  self->asked_at = asked->header.at_us;
  self->has_visit = json_object_has_member (body, "visit");
  if (self->has_visit && !gvt_json_get_id (body, "visit", &self->visit, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
gvt_check_take_answer (GvtCheck *self, GvtCheckAnswer *answer)
{
  gvt_check_answer_free (self->answer);
  self->answer = answer;
}

void
gvt_check_take_who (GvtCheck *self, char *who)
{
  gvt_wipe_free (self->who);
  self->who = who;
}

const GvtId *
gvt_check_get_id (GvtCheck *self)
{
  return &self->id;
}

const char *
gvt_check_get_by (GvtCheck *self)
{
  return self->by;
}

const char *
gvt_check_get_village (GvtCheck *self)
{
  return self->village;
}

const char *
gvt_check_get_purpose (GvtCheck *self)
{
  return self->purpose;
}

const GvtId *
gvt_check_get_visit (GvtCheck *self)
{
  return self->has_visit ? &self->visit : NULL;
}

gint64
gvt_check_get_asked_at (GvtCheck *self)
{
  return self->asked_at;
}

const char *
gvt_check_get_asked_by (GvtCheck *self)
{
  return self->asked_by;
}

const GvtCheckAnswer *
gvt_check_get_answer (GvtCheck *self)
{
  return self->answer;
}

const char *
gvt_check_get_who (GvtCheck *self)
{
  return self->who;
}

static gboolean
is_answer (GvtCheck *self, const char *code)
{
  return self->answer != NULL && g_str_equal (self->answer->answer, code);
}

const char *
gvt_check_state_words (GvtCheck *self)
{
  if (self->answer == NULL)
    return _ ("Waits for the centre");
  if (is_answer (self, GVT_CHECK_FOUND))
    return _ ("Found");
  if (is_answer (self, GVT_CHECK_NOT_FOUND))
    return _ ("In none of the province's lists");
  if (is_answer (self, GVT_CHECK_TOO_MANY))
    return _ ("Fits too many: ask with the NIK or a birth date");
  return _ ("Answered by a newer version");
}

static void
append_hit (GString *text, const GvtCheckHit *hit)
{
  g_autofree char *notice = gvt_tps_notice (hit->election, hit->as_of);

  if (text->len > 0)
    g_string_append_c (text, '\n');
  /* Translators: name, village, number of the polling station */
  g_string_append_printf (text, _ ("%s, %s, TPS %s"), hit->name, hit->village_name, hit->tps);
  if (*hit->nik_masked != '\0')
    g_string_append_printf (text, " (%s)", hit->nik_masked);
  g_string_append_printf (text, "\n%s", notice);
}

/* Returns: (transfer full): "Pilkada 2024 as of 20 September 2024; ..." */
static char *
describe_lists (const GvtCheckAnswer *answer)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < answer->lists->len; i++)
    {
      const GvtCheckList *list = answer->lists->pdata[i];
      g_autofree char *words = gvt_election_words (list->election);
      g_autofree char *day = gvt_text_date (list->as_of);

      if (i > 0)
        g_string_append (text, "; ");
      g_string_append_printf (text, _ ("%s, as of %s"), words, day);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
gvt_check_describe (GvtCheck *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *lists = NULL;

  if (self->answer == NULL)
    return g_strdup (_ ("The answer comes with a synchronisation after the centre gave it."));
  for (guint i = 0; i < self->answer->hits->len; i++)
    append_hit (text, self->answer->hits->pdata[i]);
  if (self->answer->hits->len > 0)
    return g_string_free (g_steal_pointer (&text), FALSE);

  lists = describe_lists (self->answer);
  return g_strdup_printf (_ ("Searched: %s. Lists change; the KPU of the regency or city decides."),
                          lists);
}

static void
set_read (GvtCheck *self, JsonObject *object)
{
  g_autoptr (JsonObject) hits = self->answer != NULL ? gvt_check_answer_hits_to_json (self->answer)
                                                     : NULL;

  if (self->who != NULL)
    json_object_set_string_member (object, "who", self->who);
  if (hits != NULL)
    json_object_set_array_member (object, "hits",
                                  json_array_ref (json_object_get_array_member (hits, "hits")));
}

JsonObject *
gvt_check_to_json (GvtCheck *self)
{
  JsonObject *object = self->answer != NULL ? gvt_check_answer_to_json (self->answer)
                                            : json_object_new ();

  json_object_remove_member (object, "check");
  json_object_remove_member (object, "event");
  if (self->answer == NULL)
    json_object_set_string_member (object, "answer", "waiting");
  gvt_json_set_id (object, "id", &self->id);
  json_object_set_string_member (object, "by", self->by);
  json_object_set_string_member (object, "village_code", self->village);
  json_object_set_string_member (object, "purpose", self->purpose);
  if (self->has_visit)
    gvt_json_set_id (object, "visit", &self->visit);
  else
    json_object_set_null_member (object, "visit");
  json_object_set_int_member (object, "asked_at", self->asked_at);
  json_object_set_string_member (object, "asked_by", self->asked_by);
  set_read (self, object);
  return object;
}
