"""What is weighed of a sentence, by its weight in twentieths: learned, see `likeness`.

Written by `python -m tests.gate.learning`; not to be changed by hand.
"""

from __future__ import annotations

from typing import Final

WEIGHTS: Final = """
+13  your
+11  .y  their
+10  .e  .i  .lb
+9  .k  but  doubt  every  per
+8  .#m  .&  .E  .Pdn  .Ph  .aU  .nw  F>P  I>Q  at the  failo  has been  maint  no doubt  reset
+8  token  updat  wrong
+7  , but  .#xR  .6  .Mt  .O  .P  .P9  .^Pb  .m  .xF  Q>Q  ^ there  avera  compe  doubl  fault
+7  guara  made  model $  more  not docum  our key  plan  platf  to a  twice
+6  , the  .%  .&h  .,§  .,§b  .1Rn  .9;P  .@k  .BF  .H  .L  .Ldn  .Mb  .Pk  .Ubl  .W  .W$  .X;
+6  .^@  .^B  .^BF  .^nB  .^xT  .bL  .by  .d@x  .nB  .v  .xFo  .xbX  .xpP  .y#  .z$  O>O  R>$  T>
+6  ^ you  acces to  and #  annou  answe $  answe with  are  back  by a  certi  clear  costs  custo
+6  datab  error $  error are  expir  new  noon $  offli  on this  our analy  pay  tenan  than
+6  the datab  the dns  the outag  upstr  use  will  you  yours $
+5  # per  # reque  $>$  .$h  .,P  .7  .9Q  .B  .IB  .IF  .IQ  .Ix1  .Ixb  .PS  .Pb2  .Pp#  .Pv
+5  .Qo  .Rn  .VR$  .^$p  .^A  .^Fb  .^Ld  .^Mb  .^Tb  .bnx  .bz  .hI  .lbk  .oxb  .pPS  .q  .sp
+5  .spx  .xM$  .xk  .xkp  .§o  : the  >P  >Q  Ln>  Ln>L  M>M  Q>  U>Q  ^ avail  ^ no  ^ users
+5  a fault  a minut  accou  accou $  at comet  bad  behin  broke  but the  chann  cheap  due  each
+5  embed  error  eu  europ  failo $  far  fix  for code  get  given  half  june  layer  left $
+5  list  log in  met  model will  must  n>M  never  node  noon  norma  not log  notic  our plan
+5  over $  overl  paid  pool  rate limit  reach  rejec  reque that  sent $  shows  so  suspe
+5  takes  the list  the maint  the top  there is  time  to #  told  trigg  up with  used to  vendo
+5  versi  was a  was offli  we would  what it  would have  yours
+4  # were  ->H  .#Ru  .'l  .,_  .,_P  .1#R  .1h  .2_  .5  .9p1  .:#$  .:P  .@  .B1  .C:  .Ex$
+4  .F9x  .Fp$  .G  .IF$  .IQb  .Lb  .Mbx  .Mp  .Ms  .Q  .RU  .Rbo  .Rpu  .Ru  .Rx#  .Rxp  .UR
+4  .URx  .UhW  .Unh  .Uy  .^A:  .^B1  .^IU  .^M  .^Tx  .^c  .^lb  .^nd  .^§v  ._p  ._p#  .a  .b2
+4  .bO,  .bs  .c  .d1#  .hW  .hnQ  .hxF  .lpx  .nID  .ny  .oU  .oU$  .pN$  .pi  .pp#  .pu,  .tz
+4  .u$  .upx  .x#h  .x1b  .x:n  .xF$  .y$  >'  >L  A>  A>A  P>P  Pn>  Pn>P  ^ answe  ^ calls
+4  ^ can  ^ comet  ^ every  ^ from  ^ nothi  ^ reque  a bad  a credi  above  all custo  alway
+4  an overl  analy  burst  by an  can you  charg us  chat  chat is  claim about  comet  confi that
+4  could  count  credi  deliv  did you  dolla  edge  error is  expir certi  forma  given $  had
+4  inclu  inste of  is slow  keep  laten is  layer $  like  load  long $  lost  milli  minut ,
+4  monda $  month  n>$  name is  no other  no reque  norma $  note  of yours  old  organ
+4  our accou  our promp  overn  overn $  part $  per token  provi  provi was  recov at  refus
+4  respo time  statu page  strip  telli  that is  the comet  the dashb  the faile  the origi
+4  the price  the rate  the retri  those  those of  tier  to be  top  troub  two hours  users
+4  usual  we paid  weeke  weeke $  were  what was  withi a  witho  witho telli  won't  worse
+3  # are  # dolla  # may  # perce  '>'  '>P  .#%  .#Fp  .&b  .'x  .,nF  ./  ./$  .1L  .1bx  .4
+3  .@p  .D  .Ex  .Fo  .FxP  .FxU  .IUb  .M$  .Mv  .Mvp  .PpP  .Qpx  .Rno  .Ru$  .Tx  .Uh  .Zb
+3  .^#F  .^Mv  .^P9  .^Rt  .^Z  .^nP  .^p'  .^xM  .^xc  .^§  ._P  ._bx  ._np  .ao  .b2p  .bC  .bi
+3  .d@  .dnx  .e;  .g  .hxP  .kI  .kIx  .m#  .nA  .nA$  .nFx  .nQo  .nd  .nx$  .nxO  .opI  .p'x
+3  .pxR  .s  .s$  .tz$  .vx$  .x9x  .xH$  .xPh  .xQ  .xU1  .xbE  .xbc  .xcx  .xpW  .xx$  .xxI  .yp
+3  .¬  >B  >D  >O  ?>@  Fn>B  I>l  I?>  L>L  O>  Rn>P  T>T  ^ image  ^ it  ^ sever  ^ the  ^ this
+3  about an  activ  affec  again  an expir  and not  broke our  cache  cap  capac  charg
+3  comet side  compa  conge  conge $  contr  custo was  dashb  data  deliv $  doesn  each call
+3  enoug  estab that  expir on  from #  gatew $  got  guara deliv  handl  hours  image  is known
+3  is not  is to  it must  l>@  level  meter  milli token  misco  misco $  model are  much  n>B
+3  n>O  no uptim  not enoug  not the  not what  origi  other custo  our invoi  our jobs  our quota
+3  our traff  outag  outsi  paral  per image  perce  promp $  prove that  quest $  ran out
+3  reach the  reduc  repli  resto  rollo  rollo $  route is  same error  secon $  send  stale
+3  stopp  sure  that our  that were  that you  the accou  the chann  the fix  the new  the plan
+3  the previ  the relea  the route  this $  this was  token that  token were  twice $  use $
+3  was misco  was wrong  we lost  we send  which was  whole  work  your proxy  zero
+2  ->S  .#m$  .$n  .%p  .'xb  .,b  .,xb  .0pu  .1,  .1M  .6b  .Ad  .Adb  .D,  .FB  .Fbp  .Gn  .H$
+2  .O1  .Phn  .Phx  .Qo$  .R0  .R0p  .Rt  .Ue  .Uyp  .U¬  .X  .^'  .^Ad  .^C:  .^R0  .^Ue  .^U¬
+2  .^V  .^VR  .^pI  ._Pb  .aR  .aRt  .b  .bL$  .bi$  .bx$  .dnF  .hP  .i$  .kB  .m$  .nFp  .nP
+2  .nQ  .nxQ  .oW  .p#u  .pP$  .pxU  .q#  .u  .x,§  .x6  .xH  .xp$  .xpU  .§bs  : provi  >T  F>'
+2  I>L  L>@  P>  ^ provi  ^ their  ^ why  a secon  acces  annou $  asia  by this  cause :  centr
+2  charg twice  class  credi left  data centr  datab was  doubl billi  expen  faile ,  for it
+2  image $  in your  is a  is down  is wrong  known to  left the  log  logs  lower  made $  misse
+2  must not  n>H  no credi  notic $  of comet  other tenan  our regio  price list  prove
+2  provi had  refun  reply  reque take  servi level  since #  so it  stopp $  the #  the data
+2  the throt  us for  we pay  what  what we  why  will be  wish  wish to  witho notic
+1  .Rt#  .^Mp  .^O  .^Ps  .bP$  .kb  .pP  .pU$  .paU  .rP  .vp#  .x#:  .xb9  : #  >$  >C  On>
+1  On>O  ^ fyi  fyi  is confi  n>P  nobod could  paid for  the us  the whole  took  varia  was up
+1  we know
-1  .'S  .*p  .1P  .Px  .Rby  .p#:  .xPt  have been  model was  pleas  that the  would
-2  # messa  # with  .#p  .'x$  .*n  .,d  .,nx  .1W  .2x  .9$  .9pP  .FR1  .Fbs  .Hb2  .IA  .M:
-2  .MbE  .Mx$  .RnR  .Tbo  .Uhx  .Up  .^*  .^FR  .^IA  .^nh  .^p  ._  ._V  .b#u  .b9p  .n*  .no
-2  .npx  .nxc  .p#R  .pMp  .xFb  .xMb  .xxb  .§9$  : not  Q>H  ^ did  ^ is  ^ send  ^ start
-2  are not  billi $  budge  chang nothi  code  comet to  compa the  concu limit  cut after  down $
-2  error messa  faile $  find $  findi  for us  gatew was  had #  haven  inten to  is resol
-2  is unava  is up  json $  limit :  measu  model :  no visib  nobod has  open  page descr
-2  point of  promp was  proxy $  reads  repla  reque $  reque ,  run  sampl $  says that  statu of
-2  subje  syste  the endpo  the sampl  this ticke  to find  up to  was an  was not  worke
-3  # ,  # ?  # in  .#$  .$U  .$x$  .'Q$  .,h  .1_x  .9;@  .:  .:d  .:n  .:nF  .:no  .;@  .;@$  .F#
-3  .Fbx  .Fh  .Fp  .Ik  .IxP  .MFb  .Mh  .Mt#  .PP$  .Pb9  .Pp1  .RF  .Ro  .Ubn  .Ukx  .Ux§  .^#b
-3  .^9x  .^F  .^P1  .^T:  .^U1  .^nc  .^nx  .^p$  .^qI  .^x$  .^xU  .b#  .bO$  .bo$  .boQ  .br$
-3  .bsb  .dn1  .n1  .nPb  .nc  .np  .oQb  .ox$  .p$U  .pI  .pIR  .pR$  .ppx  .pxA  .r$  .sR  .sb
-3  .x'  .xL$  .xh  .xop  .xvp  .x§b  A>'  I>  P>@  ^ compa  ^ that  ^ what  after  answe
-3  are charg  aren'  aren' sayin  at fault  at its  befor  by us  came  can  can't  check  clean
-3  close the  credi are  day  day $  defau $  discu  earli  endpo  evide that  failu $  for other
-3  for that  for the  from  guess  has confi  help page  id  impli  in #  incid  infer  inten
-3  is at  json  key was  know  knowl  laten :  limit of  many  me  model in  model is  neith  no
-3  no evide  nor  not confi  not known  not reque  of a  of this  on price  once  only the
-3  our deplo  our worke  out  out $  place $  possi $  price we  probl  refer  regar  reque with
-3  resol $  role  s  sayin  servi had  share the  steps  test  that comet  the affec  the body
-3  the custo  the docum  the messa  the other  the packe  the quota  the sente  the token  theor
-3  this packe  this that  timed  to  tool $  trace  track  two calls  unava  unkno $  url  url $
-3  valid  view  visib  was down  was never  we aren'  we leave  wheth the  wheth there  with #
-3  witho strea
-4  # #  # minut  '>@  , we  .#b  .#p#  .9M  .:x  .;x$  .=  .?  .?$  .A,  .FF  .Ff  .Fxb  .Ixx  .PP
-4  .Pbc  .QpU  .R,  .Rbk  .Rh#  .UU  .Ubp  .Yp  .^$F  .^'F  .^Fx  .^Lp  .^PF  .^Po  .^Yb  .^w
-4  ._dn  .b#x  .bI  .bnF  .bp  .cP  .db  .dnh  .hnx  .hx#  .nR$  .nb  .nb9  .nxM  .nxP  .oQ  .oR
-4  .pL  .pLb  .pPp  .pUb  .pw  .x  .x;  .xUd  .xb#  .xbx  .xdn  .xp  .xp@  .xpO  .xpR  .xxa  .§w
-4  =  ?  ? $  F>Q  R?>  ^ i  ^ our  ^ retri  ^ switc  ^ was  a topic  after #  an inter  and
-4  api $  api key  as  asser  avail  billi is  blame  call was  compl $  concl from  deny  docum
-4  don't  else  ends  evide  fallb  field  findi $  first  fixed  from this  got a  in here
-4  in this  it passe  it works  knowl of  knows  looke  looke at  many reque  mean that  n  n a
-4  no findi  not chang  not have  not mean  nothi about  nothi in  numbe  our  our custo
-4  our inter  our own  our servi  packe $  page lists  remov  repro  resol  same reque  sampl
-4  says  show  speak  specu  stagi  switc  team  tell  that day  the help  the respo  to comet
-4  to confi  too many  tool  topic  unkno  upstr is  was remov  was slow  were remov  what happe
-4  what the  why the  with a  withd
-5  # s  .#,  .#R  .#Rh  .#U  .'Q  .'xp  .,$  .1_  .1n  .:o  .F$  .F_  .Fb  .Fpx  .Ix  .Ixp  .MV$
-5  .M_  .N$  .P'Q  .PU  .R1  .R:  .Rx$  .U9  .UF$  .Ub1  .^PU  .^Uk  .^d  .^o  .^§d  .b$  .bF
-5  .bFp  .bno  .dU  .h#  .hnF  .nx  .o2  .xP  .xd9  .xx  .§9  C>C  F>  I>A  ^ on  ^ pleas  alleg
-5  an  an outag  asked  billi  claim  close  comme on  deeps #  it $  job  n>T  nn>  not prove
-5  owner  passe  possi  provi capac  provi to  remov from  reque in  retri  servi was  ticke
-5  to the  to us  two  unava $  user  we are  we canno  with
-6  .#x$  .FpF  .N  .Pt  .Ubx  .Ud  .Uo  .^Fp  .^MV  .^Rp  .^U9  .^n$  .^x9  .^xR  ._x  .d1$  .d9
-6  .kM  .p@  .pO  .pR  .qI  A>P  Un>'  comme  descr  do  find  here $  its  judge  look  of an
-6  one  our clien  packe  page  permi  place  recor  scope  sdk  sente  someb  the answe
-6  the clien  the secon  verif
-7  .Ap  .MV  .Uk  .^b  .^xb  .nC  .o$  .xbk  .xxx  U>  Un>  ^ call  a #  about  body  concl
-7  is for  not  retur  retur a  say  the reque  workf  would be
-8  .^1  .xP$  any  call  how  if  leave  n>C  own  see
-9  .1  for this  here  or
-10  ->  .bo  .dbx  .o  clien  inter
-12  .F  messa
-16  wheth
"""
KNOWN: Final = frozenset(
    (
        "claim-billing",
        "claim-guarantee",
        "claim-latency",
        "claim-model-availability",
        "claim-platform-wide",
        "claim-price",
        "claim-provider-state",
        "claim-quota",
        "claim-rate-limit",
        "claim-root-cause",
        "claim-uptime",
    )
)
