// How much of the files has been sent; and the place to drop them on says that it takes them.
// Without this script the form is sent as any form.

const form = document.getElementById("bring");
const sent = document.getElementById("sent");
const bar = sent.querySelector("progress");
const words = sent.querySelector("[role=status]");
const drop = form.querySelector(".drop");

const megabytes = (bytes) => (bytes / 1024 / 1024).toFixed(1);

form.addEventListener("htmx:beforeRequest", () => {
  sent.hidden = false;
  bar.value = 0;
  words.textContent = "正在上传";
});

form.addEventListener("htmx:xhr:progress", ({ detail }) => {
  if (!detail.lengthComputable) return;
  bar.value = (100 * detail.loaded) / detail.total;
  words.textContent = detail.loaded < detail.total
    ? `已上传 ${megabytes(detail.loaded)} / ${megabytes(detail.total)} MB`
    : "已传完，正在检查";
});

form.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.successful) {
    sent.hidden = true;
    form.reset();
  } else {
    words.textContent = detail.xhr && detail.xhr.status === 413
      ? "文件太大，服务器没有收下；请分几次上传"
      : "没有传成：网络不通，或服务器没有应答；请再试一次";
  }
});

for (const name of ["dragenter", "dragover"]) drop.addEventListener(name, () => drop.classList.add("over"));
for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => drop.classList.remove("over"));
