/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-visit-message.h"

#include <string.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-outbox-message.h"
#include "gvt-prekey-secret.h"
#include "gvt-seal.h"

#define HOST_MAX 4096

gboolean
gvt_visit_message_has_host (const GvtVisitPlan *plan)
{
  return *plan->contact_name != '\0' || *plan->contact_phone != '\0';
}

static void
seal_host (JsonObject *object, GBytes *host, const GvtPrekey *prekey)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (host, &size);
  g_autoptr (GBytes) sealed = gvt_seal_to (&prekey->key, 1, GVT_VISIT_TYPE, data, size);
  gsize length;
  const guint8 *bytes = g_bytes_get_data (sealed, &length);

  gvt_json_set_id (object, "prekey", &prekey->id);
  gvt_json_set_hex (object, "host", bytes, length);
}

GBytes *
gvt_visit_message_write (const GvtAssignedVisit *assigned, const GvtPrekey *prekey, GError **error)
{
  g_autoptr (GBytes) host = NULL;
  g_autoptr (JsonObject) object = json_object_new ();
  JsonObject *plan = gvt_visit_plan_split (assigned->plan, &host, error);

  if (plan == NULL)
    return NULL;

  json_object_set_string_member (plan, "place", assigned->plan->place);
  json_object_set_object_member (object, "plan", plan);
  gvt_json_set_id (object, "visit", &assigned->visit);
  gvt_json_set_id (object, "event", &assigned->event);
  json_object_set_int_member (object, "revision", assigned->revision);
  if (host != NULL && prekey != NULL)
    seal_host (object, host, prekey);
  return gvt_json_canonical (object, error);
}

static gboolean
read_host (JsonObject *host, GvtVisitPlan *plan, GError **error)
{
  const char *name = gvt_json_get_text (host, "contact_name", error);
  const char *phone = name != NULL ? gvt_json_get_text (host, "contact_phone", error) : NULL;

  if (phone == NULL)
    return FALSE;
  gvt_visit_plan_set_text (&plan->contact_name, name);
  gvt_visit_plan_set_text (&plan->contact_phone, phone);
  return TRUE;
}

/* Returns: (transfer full) (nullable): the bytes of a member in hexadecimal */
static GBytes *
get_sealed (JsonObject *object, GError **error)
{
  const char *text = gvt_json_get_text (object, "host", error);
  gsize length = text != NULL ? strlen (text) / 2 : 0;
  g_autofree guint8 *bytes = NULL;

  if (text == NULL)
    return NULL;
  if (length == 0 || length > HOST_MAX)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "A visit's host is no seal");
      return NULL;
    }
  bytes = g_malloc (length);
  return gvt_json_get_hex (object, "host", bytes, length, error)
             ? g_bytes_new_take (g_steal_pointer (&bytes), length)
             : NULL;
}

static gboolean
open_host (GvtDb *db, JsonObject *object, GvtVisitPlan *plan, GError **error)
{
  g_autoptr (GvtSecret) secret = NULL;
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (JsonObject) host = NULL;
  GvtId prekey;

  if (!json_object_has_member (object, "host"))
    return TRUE;
  if (!gvt_json_get_id (object, "prekey", &prekey, error)
      || (sealed = get_sealed (object, error)) == NULL
      || !gvt_prekey_secret_load (db, &prekey, &secret, error))
    return FALSE;
  if (secret == NULL)
    return TRUE; /* a visit without a host is better than none */

  plain = gvt_unseal_with (secret, GVT_VISIT_TYPE, sealed, error);
  host = plain != NULL ? gvt_json_parse (plain, HOST_MAX, error) : NULL;
  return host != NULL && read_host (host, plan, error)
         && gvt_prekey_secret_forget (db, &prekey, error);
}

gboolean
gvt_visit_message_accept (GvtJournal *journal, GvtDb *db, GBytes *payload, GError **error)
{
  g_autoptr (JsonObject) object = gvt_json_parse (payload, GVT_OUTBOX_MAX_PAYLOAD, error);
  JsonObject *said = object != NULL ? gvt_json_get_object (object, "plan", error) : NULL;
  g_autoptr (GvtVisitPlan) plan = said != NULL ? gvt_visit_plan_from_json (said, error) : NULL;
  GvtAssignedVisit assigned = { .plan = plan };

  return plan != NULL && gvt_json_get_id (object, "visit", &assigned.visit, error)
         && gvt_json_get_id (object, "event", &assigned.event, error)
         && gvt_json_get_int (object, "revision", &assigned.revision, error)
         && open_host (db, object, plan, error)
         && gvt_visits_take_assigned (journal, db, &assigned, error);
}

GBytes *
gvt_withdrawal_message_write (const GvtId *visit, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();

  gvt_json_set_id (object, "visit", visit);
  return gvt_json_canonical (object, error);
}

gboolean
gvt_withdrawal_message_accept (GvtJournal *journal, GvtDb *db, GBytes *payload, GError **error)
{
  g_autoptr (JsonObject) object = gvt_json_parse (payload, GVT_OUTBOX_MAX_PAYLOAD, error);
  GvtId visit;

  return object != NULL && gvt_json_get_id (object, "visit", &visit, error)
         && gvt_visits_take_withdrawn (journal, db, &visit, error);
}
