# The program in an image without a shell, for CI and servers:
#   docker run --rm --volume "$PWD:/wiki" runbuch check
FROM rust:1-bookworm AS build
WORKDIR /src
COPY . .
RUN cargo install --locked --path . --root /out

FROM gcr.io/distroless/cc-debian12:nonroot
COPY --from=build /out/bin/runbuch /usr/local/bin/runbuch
WORKDIR /wiki
ENTRYPOINT ["/usr/local/bin/runbuch"]
CMD ["check"]
