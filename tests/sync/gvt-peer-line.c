/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-peer-line.h"

#include "gvt-error.h"
#include "gvt-http-transport.h"
#include "gvt-json.h"
#include "gvt-refusal.h"
#include "gvt-signed-file.h"

#define MAX_PAYLOAD (16 * 1024 * 1024)

struct _GvtPeerLine
{
  GObject parent_instance;

  GvtTransport *road;
  GvtPeer peer;
  const GvtSecret *centre_key;
  const GvtSecret *device_key;
  GBytes *kept;
  guint n_changed;
};

static const struct
{
  const char *route;
  const char *type;
} answers[] = {
  { "push", "RCPT" },
  { "manifest", "MANI" },
  { "digest", "DGST" },
  { "pull", "PULL" },
};

/* --- as a newer version writes --- */

static void
add_novelty (JsonObject *object)
{
  JsonObject *novelty = json_object_new ();

  json_object_set_string_member (novelty, "meaning", "nobody knows");
  json_object_set_object_member (object, "zz_newer", novelty);
}

/* Beside the files that a laptop knows, one of a kind that it does not. */
static void
add_file (JsonObject *manifest)
{
  JsonArray *files = gvt_json_get_array (manifest, "files", NULL);
  const GvtHash hash = { { 9 } };
  JsonObject *file;

  if (files == NULL)
    return;
  file = json_object_new ();
  json_object_set_string_member (file, "kind", "hologram");
  json_object_set_string_member (file, "name", "52.01");
  json_object_set_int_member (file, "version", 3);
  json_object_set_int_member (file, "bytes", 12345);
  gvt_json_set_hash (file, "hash", &hash);
  json_array_add_object_element (files, file);
}

/* Returns: (transfer full): @payload, where it is JSON with what nobody knows in it */
static GBytes *
renew_payload (GBytes *payload)
{
  g_autoptr (JsonObject) object = gvt_json_parse (payload, MAX_PAYLOAD, NULL);

  if (object == NULL)
    return g_bytes_ref (payload);

  add_novelty (object);
  add_file (object);
  return gvt_json_canonical (object, NULL);
}

/* @may_add: whether the payload, too, says what nobody knows */
static GBytes *
renew (GBytes *bytes, const char *type, guint16 major, gboolean may_add, const GvtSecret *key)
{
  g_autoptr (GvtSignedFile) file = gvt_signed_file_read (bytes, type, 1, MAX_PAYLOAD, NULL);
  g_autoptr (GBytes) payload = may_add ? renew_payload (gvt_signed_file_get_payload (file))
                                       : g_bytes_ref (gvt_signed_file_get_payload (file));
  JsonObject *header = gvt_signed_file_get_header (file);
  GBytes *renewed;
  g_autoptr (GError) error = NULL;

  add_novelty (header);
  renewed = gvt_signed_file_write (type, major, header, payload, key, &error);
  g_assert_no_error (error);
  return renewed;
}

/* --- the line --- */

static GBytes *
change_request (GvtPeerLine *self, const char *route, GBytes *request)
{
  gboolean is_laptop = self->peer == GVT_PEER_NEWER_LAPTOP
                       || self->peer == GVT_PEER_NEWER_MAJOR_LAPTOP;

  if (request == NULL || !is_laptop || g_str_equal (route, "challenge"))
    return request != NULL ? g_bytes_ref (request) : NULL;

  self->n_changed++;
  /* A word on digests, or a pull, is about the very bytes of its question, which this laptop
   * knows. */
  return renew (request, "ENVL", self->peer == GVT_PEER_NEWER_LAPTOP ? 1 : 2,
                !g_str_equal (route, "digest") && !g_str_equal (route, "pull"), self->device_key);
}

static GBytes *
change_answer (GvtPeerLine *self, const char *route, GBytes *answer)
{
  gboolean is_major = self->peer == GVT_PEER_NEWER_MAJOR_CENTRE;

  if (self->peer != GVT_PEER_NEWER_CENTRE && !is_major)
    return g_bytes_ref (answer);

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if (g_str_equal (answers[i].route, route))
      {
        self->n_changed++;
        return renew (answer, answers[i].type, is_major ? 2 : 1, TRUE, self->centre_key);
      }
  return g_bytes_ref (answer);
}

/* As a centre of before says it: the words of its routes. */
static GBytes *
refuse (GvtPeerLine *self, GvtError code, GError **error)
{
  g_autoptr (GError) refusal = g_error_new_literal (GVT_ERROR, (gint) code, "No such route");
  g_autoptr (GBytes) body = NULL;
  guint status;

  self->n_changed++;
  body = gvt_refusal_write (refusal, &status);
  gvt_refusal_read (status, body, error);
  return NULL;
}

static GBytes *
peer_call (GvtTransport *transport,
           const char *route,
           GBytes *request,
           gsize max_answer,
           GCancellable *cancellable,
           GError **error)
{
  GvtPeerLine *self = GVT_PEER_LINE (transport);
  gboolean is_digest = g_str_equal (route, "digest");
  g_autoptr (GBytes) changed = NULL;
  g_autoptr (GBytes) answer = NULL;

  if (is_digest && self->peer == GVT_PEER_OLDER_CENTRE_404)
    return refuse (self, GVT_ERROR_NOT_FOUND, error);
  if (is_digest && self->peer == GVT_PEER_OLDER_CENTRE_413)
    return refuse (self, GVT_ERROR_TOO_LARGE, error);
  if ((g_str_equal (route, "manifest") && self->peer == GVT_PEER_FREEZER)
      || (g_str_equal (route, "pull") && self->peer == GVT_PEER_PULL_PLAYER))
    {
      self->n_changed++;
      return g_bytes_ref (self->kept);
    }

  changed = change_request (self, route, request);
  answer = gvt_transport_call (self->road, route, changed, max_answer, cancellable, error);
  return answer != NULL ? change_answer (self, route, answer) : NULL;
}

static gboolean
peer_fetch (GvtTransport *transport,
            const GvtHash *hash,
            guint64 offset,
            GvtTransportSink sink,
            gpointer user_data,
            GCancellable *cancellable,
            GError **error)
{
  return gvt_transport_fetch (GVT_PEER_LINE (transport)->road, hash, offset, sink, user_data,
                              cancellable, error);
}

static guint
peer_get_retry_after_s (GvtTransport *transport)
{
  return gvt_transport_get_retry_after_s (GVT_PEER_LINE (transport)->road);
}

static void
transport_init (GvtTransportInterface *iface)
{
  iface->call = peer_call;
  iface->fetch = peer_fetch;
  iface->get_retry_after_s = peer_get_retry_after_s;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (GvtPeerLine,
                               gvt_peer_line,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GVT_TYPE_TRANSPORT, transport_init))

static void
gvt_peer_line_finalize (GObject *object)
{
  GvtPeerLine *self = GVT_PEER_LINE (object);

  g_clear_object (&self->road);
  g_clear_pointer (&self->kept, g_bytes_unref);
  G_OBJECT_CLASS (gvt_peer_line_parent_class)->finalize (object);
}

static void
gvt_peer_line_class_init (GvtPeerLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_peer_line_finalize;
}

static void
gvt_peer_line_init (GvtPeerLine *self)
{
}

GvtPeerLine *
gvt_peer_line_new (const char *uri,
                   GvtPeer peer,
                   const GvtSecret *centre_key,
                   const GvtSecret *device_key)
{
  GvtPeerLine *self = g_object_new (GVT_TYPE_PEER_LINE, NULL);

  self->road = gvt_http_transport_new (uri, 0, NULL);
  self->peer = peer;
  self->centre_key = centre_key;
  self->device_key = device_key;
  return self;
}

void
gvt_peer_line_set_kept (GvtPeerLine *self, GBytes *answer)
{
  g_clear_pointer (&self->kept, g_bytes_unref);
  self->kept = g_bytes_ref (answer);
}

guint
gvt_peer_line_n_changed (GvtPeerLine *self)
{
  return self->n_changed;
}
