/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-queue-call.h"

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-queue-here.h"
#include "gvt-queue-request.h"
#include "gvt-sync-run.h"

/* Returns: (transfer full) (nullable): the centre's answer, opened */
static GBytes *
call (GvtSyncRun *run, GvtQueueRequest *request, GError **error)
{
  g_autoptr (GvtSecret) user_key = gvt_vault_dup_user_key (gvt_profile_get_vault (run->profile),
                                                           error);
  g_autoptr (GvtSecret) reply = gvt_sealing_key_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) answer = NULL;

  if (user_key == NULL)
    return NULL;

  gvt_sealing_key_public (reply, &request->reply_key);
  bytes = gvt_queue_request_write (request, user_key, error);
  answer = bytes != NULL ? gvt_caller_call (run->caller, GVT_CALL_QUEUE, bytes,
                                            GVT_QUEUE_MAX_ANSWER, run->cancellable, error)
                         : NULL;
  return answer != NULL ? gvt_queue_answer_open (answer, reply, error) : NULL;
}

/* Returns: (transfer full) (nullable) */
static JsonObject *
ask (GvtProfile *profile,
     GvtTransport *transport,
     GvtQueueRequest *request,
     GCancellable *cancellable,
     GError **error)
{
  const GvtUser *user = gvt_vault_get_user (gvt_profile_get_vault (profile));
  GvtSyncRun run = { .profile = profile, .transport = transport, .cancellable = cancellable };
  const char *area = request->area != NULL ? request->area : "";
  g_autoptr (GBytes) plain = NULL;

  if (!gvt_profile_require (profile, GVT_ROLE_SUPERVISOR, area, error))
    return NULL;

  request->by = g_strdup (user->code);
  if (gvt_sync_run_begin (&run, error))
    plain = call (&run, request, error);
  gvt_sync_run_end (&run);
  return plain != NULL ? gvt_json_parse (plain, GVT_QUEUE_MAX_ANSWER, error) : NULL;
}

JsonObject *
gvt_queue_call_list (GvtProfile *profile,
                     GvtTransport *transport,
                     const GvtQueueQuery *query,
                     GCancellable *cancellable,
                     GError **error)
{
  g_auto (GvtQueueRequest) request = { .ask = GVT_QUEUE_LIST };
  g_autoptr (JsonObject) page = NULL;
  JsonArray *proposals;

  request.area = query->area != NULL && *query->area != '\0'
                     ? gvt_region_code_clean (query->area, error)
                     : g_strdup ("");
  if (request.area == NULL)
    return NULL;

  request.state = g_strdup (query->state != NULL ? query->state : "");
  request.has_after = query->after != NULL;
  if (query->after != NULL)
    request.id = *query->after;
  page = ask (profile, transport, &request, cancellable, error);
  proposals = page != NULL ? gvt_json_get_array (page, "proposals", error) : NULL;
  return proposals != NULL && gvt_queue_here_mark (profile, proposals, error)
             ? g_steal_pointer (&page)
             : NULL;
}

JsonObject *
gvt_queue_call_open (GvtProfile *profile,
                     GvtTransport *transport,
                     const GvtId *proposal,
                     GCancellable *cancellable,
                     GError **error)
{
  g_auto (GvtQueueRequest) request = { .ask = GVT_QUEUE_OPEN, .id = *proposal };

  return ask (profile, transport, &request, cancellable, error);
}

static gboolean
read_pictures (JsonObject *answer, GPtrArray *pictures, GError **error)
{
  JsonArray *each = gvt_json_get_array (answer, "pictures", error);

  for (guint i = 0; each != NULL && i < json_array_get_length (each); i++)
    {
      const char *text = gvt_json_element_text (each, i, "pictures", error);
      gsize length;
      guint8 *bytes;

      if (text == NULL)
        return FALSE;
      bytes = g_base64_decode (text, &length);
      g_ptr_array_add (pictures, g_bytes_new_take (bytes, length));
    }
  return each != NULL;
}

GPtrArray *
gvt_queue_call_pictures (GvtProfile *profile,
                         GvtTransport *transport,
                         const GvtId *proposal,
                         guint *n_away,
                         GCancellable *cancellable,
                         GError **error)
{
  g_auto (GvtQueueRequest) request = { .ask = GVT_QUEUE_PICTURES, .id = *proposal };
  g_autoptr (JsonObject) answer = ask (profile, transport, &request, cancellable, error);
  g_autoptr (GPtrArray) pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  gint64 away;

  if (answer == NULL || !gvt_json_get_int (answer, "away", &away, error)
      || !read_pictures (answer, pictures, error))
    return NULL;

  *n_away = (guint) MAX (away, 0);
  return g_steal_pointer (&pictures);
}
